"""The documents that are no text: Word files, workbooks, printed pages and a page in an old encoding.

`BUILDERS` names each and how its bytes are made, the same every time.  What they say is
made up, like the districts.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import docx as word
import openpyxl
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.worksheet.worksheet import Worksheet

from tests.offices import (
    Block,
    Cell,
    Paragraph,
    Table,
    docx_of,
    fill_sheet,
    html_of,
    pdf_of,
    rows,
    saved,
)


def _title(text: str) -> Paragraph:
    return Paragraph(text, "center", is_title=True)


def _texts(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(map(Paragraph, lines))


def _signed(issuer: str, day: str) -> tuple[Paragraph, ...]:
    return Paragraph(issuer, "right"), Paragraph(day, "right")


# Word.


def spoken_cells() -> bytes:
    """Says in the cells who leads and who helps, whatever the column is called."""
    return docx_of(
        (
            _title("石桥县2023年政务公开重点工作分工表"),
            Table(
                rows(
                    ("序号", "重点任务", "责任单位", "完成时限"),
                    (Cell("一、决策公开", across=4),),
                    ("1", "公布重大决策听证会的报名方式和听证报告。", "由县司法局牵头，县信访局、县政府办公室配合", "5月底前"),
                    ("2", "公布县政府与行业协会商会座谈的议题。", "县工商联会同县工业信息化局", "全年"),
                    ("3", "公布规划许可的批前公示和批后公布图件。", "县自然资源局牵头落实", "长期坚持"),
                    (Cell("二、服务公开", across=4),),
                    ("4", "公布城乡公交一体化的班次表。", "县交通运输局牵头，各乡镇人民政府按职责分工负责", "8月底前"),
                    ("5", "公布康复辅具租赁点和家庭病床服务范围。", "县民政局、县卫生健康局分别负责", "10月底前"),
                    ("6", "公布供水、供电、供气的服务承诺。", "县住房城乡建设局、县水利局、县供电公司按职责分工负责", "—"),
                    ("7", "公布农机购置补贴的资金使用进度。", "县农业农村局牵头，县财政局落实", "每月5日前"),
                    ("8", "公布森林草原火险等级。", "县林业局会同县气象局负责", "防火期内每日"),
                )
            ),
        )
    )  # fmt: skip


_LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
)


def word_numbering() -> bytes:
    """No mark is typed: chapters, sections and tasks are numbered by Word."""
    document = word.Document()
    _add_numbering(document)
    for line in ("海棠湾区2024年政务公开实施意见", "为做好2024年政务公开工作，提出如下实施意见。"):
        document.add_paragraph(line)
    for level, text in (
        (0, "总体要求"),
        (None, "坚持问题导向，补齐公开短板。"),
        (0, "抓好重点领域公开"),
        (1, "城市管理领域"),
        (2, "公布户外广告设置规划和到期拆除清单。（牵头单位：区城市管理局；责任单位：各街道办事处）"),
        (2, "公布占道施工的许可期限。（牵头单位：区城市管理局；责任单位：区交警大队）"),
        (1, "市场监管领域"),
        (2, "公布预付卡经营者备案和预收资金存管情况。（牵头单位：区商务局；责任单位：区市场监督管理局、区文化旅游局）"),
        (2, "公布计量检定不合格的加油站名单。（责任单位：区市场监督管理局）"),
        (2, "公布食品摊贩登记卡的办理地点。（牵头单位：区市场监督管理局；责任单位：各街道办事处；完成时限：5月底前）"),
        (0, "抓好公开基础工作"),
        (2, "配齐政务公开联络员，名单变动及时报备。（责任单位：区政府各部门、各街道办事处）"),
        (2, "对栏目内容每月自查一次。（牵头单位：区政府办公室；责任单位：区政府各部门；完成时限：每月25日前）"),
    ):  # fmt: skip
        paragraph = document.add_paragraph(text)
        if level is not None:
            properties: Any = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
                )
            )
    return saved(document.save)


def _add_numbering(document: Document) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(_LEVELS)
    )
    numbering: Any = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def notice_and_contacts() -> bytes:
    """A notice with numbered paragraphs before, contacts, counts and remarks after the list."""
    return docx_of(
        (
            _title("枫叶岭市人民政府办公室关于印发枫叶岭市2024年政务公开重点工作责任清单的通知"),
            Paragraph("枫政办发〔2024〕27号", "center"),
            *_texts(
                "各县（区）人民政府，市政府各部门、各直属机构：",
                "为进一步做好政务公开工作，现将《枫叶岭市2024年政务公开重点工作责任清单》印发给你们，并就抓好落实提出以下要求。",
                "一、压实责任。各牵头单位要在4月底前拿出推进计划，责任单位要主动配合。",
                "二、强化调度。市政府办公室每两个月召开一次碰头会，听取进展情况。",
                "三、严格验收。各单位应于12月10日前将完成情况报市政府办公室（联系人：丙同志，电话：0000-2468135）。",
            ),
            *_signed("枫叶岭市人民政府办公室", "2024年4月3日"),
            *_texts("（此件公开发布）", "附件1"),
            _title("枫叶岭市2024年政务公开重点工作责任清单"),
            Table(
                rows(
                    ("序号", "重点工作", "牵头单位", "责任单位", "完成时限"),
                    (Cell("一、稳定预期", across=5),),
                    ("1", "公布产业链招商的重点方向和负面事项。", "市商务局", "市工业和信息化局、市投资促进中心", "6月底前"),
                    ("2", "公布电价、气价调整的成本监审结论。", "市发展和改革委员会", "市供电公司、市燃气公司", "价格调整前"),
                    ("3", "公布地方金融组织的名单和监管评级。", "市地方金融管理局", "市公安局", "9月底前"),
                    (Cell("二、服务民生", across=5),),
                    ("4", "公布医院检查检验结果互认项目。", "市卫生健康委员会", "市医疗保障局", "7月底前"),
                    ("5", "公布中小学课后服务收费标准。", "市教育局", "市发展和改革委员会、各县（区）人民政府", "8月底前"),
                    ("6", "公布流浪乞讨人员救助站的求助电话。", "市民政局", "市公安局、市城市管理局", "长期坚持"),
                )
            ),
            *_texts("注：1.牵头单位负责汇总本项工作的公开内容。2.清单实行动态调整。"),
            *_texts("附件2"),
            _title("任务数量统计表"),
            Table(
                rows(
                    ("单位", "牵头任务数", "配合任务数", "合计"),
                    ("市商务局", "1", "0", "1"),
                    ("市教育局", "1", "0", "1"),
                    ("市公安局", "0", "2", "2"),
                    ("合计", "6", "11", "17"),
                )
            ),
            _title("政务公开工作联络员名单"),
            Table(
                rows(
                    ("序号", "单位", "联络员", "办公电话", "备注"),
                    ("1", "市商务局", "丁同志", "0000-1357924", ""),
                    ("2", "市教育局", "戊同志", "0000-8642097", "兼"),
                )
            ),
            *_texts("枫叶岭市人民政府办公室　　　　2024年4月3日印发"),
        )
    )  # fmt: skip


def numbers_in_texts() -> bytes:
    """The number stands at the head of the text cell, in four ways of printing it."""
    return docx_of(
        (
            _title("云渡镇2024年政务公开工作任务分解"),
            Table(
                rows(
                    ("工作任务", "责任单位", "完成时限"),
                    (Cell("一、村级事务公开", across=3),),
                    (
                        "1．公布村集体资产出租的合同要点。",
                        "农业农村办公室、各村民委员会",
                        "每季度末",
                    ),
                    (
                        "2.公布村级工程的招标结果。",
                        "规划建设办公室、各村民委员会",
                        "结果产生后三日内",
                    ),
                    ("3、公布困难群众救助名单。", "社会事务办公室、各村民委员会", "按月"),
                    (Cell("二、机关事务公开", across=3),),
                    ("4．公布镇机关公务接待费用。", "党政综合办公室", "每半年"),
                    ("5.2024年底前公布镇级河长巡河记录。", "农业农村办公室", "2024年底前"),
                    ("6.公布便民服务中心窗口人员去向。", "便民服务中心", "每日"),
                )
            ),
        )
    )


def part_columns() -> bytes:
    """Two merged columns on the left are the parts; numbers keep their brackets."""
    return docx_of(
        (
            _title("鹤鸣区2023年政务公开工作任务清单"),
            Table(
                rows(
                    ("重点领域", "工作事项", "序号", "公开任务", "主办单位", "协办单位", "公开渠道"),
                    (Cell("一、安全生产", down=4), Cell("（一）监督检查", down=2), "（1）", "公布年度执法检查计划。", "区应急管理局", "区消防救援大队", "门户网站"),
                    ("（2）", "公布检查中发现问题的整改结果。", "区应急管理局", "各街道办事处", "门户网站"),
                    (Cell("（二）事故处理", down=2), "（3）", "公布事故调查报告全文。", "区应急管理局", "区总工会", "门户网站、新闻发布会"),
                    ("（4）", "公布整改措施落实情况的评估报告。", Cell("区应急管理局", down=2), "", "门户网站"),
                    (Cell("二、防灾减灾", down=3), Cell("（一）预警信息", down=1), "（5）", "公布避难场所的位置和容量。", "各街道办事处", "电子屏、公告栏"),
                    (Cell("（二）灾后救助", down=2), "（6）", "公布救灾物资的发放明细。", "区民政局", "各街道办事处", "公告栏"),
                    ("（7）", "公布农房保险的理赔流程。", "区农业农村局", "区金融服务中心", "公告栏"),
                )
            ),
        )
    )  # fmt: skip


def merged_units() -> bytes:
    """Unit cells merged over both columns and down, beside empty ones of their own."""
    return docx_of(
        (
            _title("麦浪县2024年政务公开工作责任表"),
            Table(
                rows(
                    ("序号", "工作任务", "牵头单位", "责任单位", "时限要求"),
                    ("1", "公布机关食堂餐饮浪费的通报。", Cell("县机关事务服务中心", across=2), "6月底前"),
                    ("2", "公布公车使用监督电话。", Cell("县机关事务服务中心", down=2), "县政府各部门", "—"),
                    ("3", "公布办公用房清理结果。", "", "9月底前"),
                    ("4", "公布档案开放目录。", "县档案馆", Cell("县委办公室、县政府办公室", down=2), "11月底前"),
                    ("5", "公布地方志书的阅览地点。", "县地方志办公室", "12月底前"),
                    ("6", "公布政协提案的答复。", Cell("县政府各承办部门", across=2, down=2), "答复后一个月内"),
                    ("7", "公布人大代表建议的办理结果。", "答复后一个月内"),
                    ("8", "公布红十字会捐赠收支。", "县红十字会", "", ""),
                )
            ),
        )
    )  # fmt: skip


# Workbooks.


def _sheet(workbook: openpyxl.Workbook) -> Worksheet:
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    return sheet


def dates_and_hidden() -> bytes:
    """Dates are cells of dates in several formats, and a hidden column holds older units."""
    workbook = openpyxl.Workbook()
    sheet = _sheet(workbook)
    sheet.title = "任务表"
    days: Sequence[tuple[date | str | None, str]] = (
        (date(2024, 6, 30), 'yyyy"年"m"月"d"日"'),
        (date(2024, 9, 15), "yyyy/m/d"),
        (date(2024, 10, 1), "yyyy-mm-dd"),
        (date(2024, 11, 1), 'yyyy"年"m"月"'),
        ("长期", "General"),
        (None, "General"),
        ("2024年底", "General"),
    )
    tasks = (
        ("公布产业园区标准地出让清单。", "市自然资源局", "各县区政府"),
        ("公布科技特派员的服务领域和联系方式。", "市科技局", "市农业农村局"),
        ("公布劳动争议调解组织名录。", "市人力资源社会保障局", "市总工会、市司法局"),
        ("公布体育场馆开放时段和收费减免。", "市体育局", "市教育局"),
        ("公布城市内涝积水点治理情况。", "市城市管理局", "市水利局、市气象局"),
        ("公布家政服务企业信用评价。", "市商务局", "市妇联"),
        ("公布年度审计结果公告。", "市审计局", None),
    )
    fill_sheet(sheet, (_title("望江坪市2024年政务公开任务分工"),))
    sheet.merge_cells("A1:H1")
    head = (
        "序号",
        "公开任务",
        "原责任单位",
        "主办单位",
        "协办单位",
        "公开时限",
        "公开渠道",
        "备注",
    )
    sheet.append(head)
    for number, ((text, lead, helper), (day, shown)) in enumerate(zip(tasks, days, strict=True), 1):
        remark = "与市政府办公室会签" if number == 3 else None
        sheet.append((number, text, "市政府办公室", lead, helper, day, "门户网站", remark))
        sheet.cell(number + 2, 6).number_format = shown
    sheet.column_dimensions["C"].hidden = True
    return saved(workbook.save)


def office_sections() -> bytes:
    """A bureau's own list: sections of the bureau, a progress column, a total, a cover sheet."""
    workbook = openpyxl.Workbook()
    cover = _sheet(workbook)
    cover.title = "填表说明"
    fill_sheet(
        cover,
        _texts(
            "填表说明",
            "1.各科室按月更新进展情况。",
            "2.公开时限有变化的，由办公室统一修改。",
        ),
    )
    sheet = workbook.create_sheet("事项表")
    fill_sheet(
        sheet,
        (
            _title("松林市财政局2023年信息公开事项表"),
            Table(
                rows(
                    ("序号", "公开事项", "责任科室", "公开时限", "进展情况", "备注"),
                    (Cell("一、预算管理", across=6),),
                    ("01", "市级预算草案及说明", "预算科、办公室", "批准后二十日内", "已完成", ""),
                    ("02", "转移支付分地区情况", "预算科", "6月30日前", "正在汇总，国库科配合", ""),
                    ("03", "部门预算绩效目标", "绩效管理科", "与预算同步", "未开始", "见附表"),
                    (Cell("二、资金监管", across=6),),
                    ("04", "政府采购投诉处理决定", "采购监管科、法规科", "决定作出后5个工作日内", "", ""),
                    ("05", "会计师事务所检查公告", "会计科", "11月底前", "", ""),
                    ("06", "政府债务余额和限额", "债务管理科、国库科", "—", "", ""),
                    (Cell("合计：6项", across=6),),
                    (Cell("填表人：己同志　　审核人：庚同志　　填表日期：2023年3月15日", across=6),),
                )
            ),
        ),
    )  # fmt: skip
    return saved(workbook.save)


def workbook_parts() -> bytes:
    """Merged short headings on the left, and cells of units that go over several tasks."""
    workbook = openpyxl.Workbook()
    sheet = _sheet(workbook)
    fill_sheet(
        sheet,
        (
            _title("青石坡区2022年政务公开重点任务分解表"),
            Table(
                rows(
                    ("重点任务", "序号", "具体措施", "牵头单位", "责任单位", "完成时限"),
                    (Cell("一、优化营商环境", down=3), "1", "公布企业开办的平均用时。", "区市场监管局", Cell("区政务服务局", down=2), "3月底前"),
                    ("2", "公布企业注销一网服务的办理指引。", "区市场监管局", "5月底前"),
                    ("3", "公布水电气报装的外线工程审批流程。", "区住建局", "区水务公司、区供电公司", Cell("9月底前", down=2)),
                    (Cell("二、提升治理能力", down=4), "4", "公布网格员的联系方式。", Cell("区委政法委", across=2)),
                    ("5", "公布社区议事协商的成果。", "区民政局", "各街道办事处", "10月底前"),
                    ("6", "公布法律援助的条件和值班安排。", Cell("区司法局", down=2), "各司法所", "11月底前"),
                    ("7", "公布行政复议决定书。", "", "12月底前"),
                )
            ),
            *_texts("说明：完成时限为2022年内时间。"),
        ),
    )  # fmt: skip
    return saved(workbook.save)


# Printed pages.

_PORTRAIT = """<style>@page { size: A4 portrait; margin: 22mm 20mm;
@bottom-center { content: "— " counter(page) " —"; font-size: 9pt; } }
body { font-size: 13pt; line-height: 1.9; } p.left { text-indent: 2em; }</style></head>"""


def _printed(page: Sequence[Block], title: str) -> bytes:
    return pdf_of(html_of(page, title).replace("</head>", _PORTRAIT))


def printed_table() -> bytes:
    """A table over several pages whose headings come again; names are broken inside."""
    lines = (
        "一、做优企业服务",
        ("公布民营企业参与重大项目的推介清单，写明项目阶段、投资规模和对接方式。", "区发展和改革局", "区工商业联合会、区住房和城乡建设局", "2024年4月底前"),
        ("公布规模以上企业培育库的入库标准，未入库的说明原因。", "区工业和信息化局", "区统计局、区财政局", "2024年5月底前"),
        ("公布外贸企业可以申请的展会补贴，补贴申请材料提供样张。", "区商务局", "区财政局", "2024年6月底前"),
        ("公布知识产权质押融资的合作银行和利率区间。", "区市场监督管理局", "区金融服务中心", "2024年6月底前"),
        ("公布用工余缺调剂信息，信息有效期不超过一个月。", "区人力资源和社会保障局", "各街道办事处", "持续推进"),
        "二、做细民生服务",
        ("公布中小学体育场地向社会开放的学校、时段和预约办法。", "区教育局", "区文化广电和旅游体育局", "2024年7月底前"),
        ("公布社区老年食堂的菜单、价格和补贴标准，按月更新。", "区民政局", "各街道办事处", "每月10日前"),
        ("公布二次供水设施清洗消毒的周期和检测报告。", "区住房和城乡建设局", "区卫生健康局、区水务集团有限公司", "2024年8月底前"),
        ("公布儿童友好空间的地址，配套设施逐项列出。", "区妇女儿童工作委员会办公室", "区住房和城乡建设局", "2024年9月底前"),
        ("公布困难群众法律援助案件的办理流程和补贴标准。", "区司法局", "区总工会", "2024年9月底前"),
        "三、做实安全监管",
        ("公布燃气经营企业安全评价结论和用户安检计划。", "区住房和城乡建设局", "区应急管理局、区市场监督管理局", "2024年10月底前"),
        ("公布电动自行车集中充电设施的点位和收费构成。", "区住房和城乡建设局", "区发展和改革局、区消防救援大队", "2024年10月底前"),
        ("公布校车线路、核载人数和驾驶人资质审查情况。", "区教育局", "区公安分局交通警察大队", "2024年8月底前"),
        ("公布危险化学品企业的搬迁改造进度，进度滞后的公布原因。", "区应急管理局", "区工业和信息化局、区生态环境分局", "2024年11月底前"),
        "四、做强基础保障",
        ("公布政府网站年度工作报表，报表口径与上年一致。", "区政府办公室", "区大数据中心", "2024年1月底前"),
        ("公布政务公开工作考核结果，结果与评优挂钩。", "区政府办公室", "区委组织部、区人力资源和社会保障局", "2024年12月底前"),
    )  # fmt: skip
    printed: list[Sequence[str | Cell]] = [("序号", "工作任务", "牵头单位", "责任单位", "完成时限")]
    number = 0
    for line in lines:
        if isinstance(line, str):
            printed.append((Cell(line, across=5),))
        else:
            number += 1
            printed.append((str(number), *line))
    title = "金沙洲区2024年政务公开工作任务分工表"
    return _printed((_title(title), Table(rows(*printed))), title)


def printed_prose() -> bytes:
    """Prose as printed: lines end anywhere, and every page has its number below."""
    title = "栖霞岭县2023年政务公开工作要点"
    return _printed(
        (
            _title("栖霞岭县人民政府办公室关于印发栖霞岭县2023年政务公开工作要点的通知"),
            Paragraph("栖政办〔2023〕6号", "center"),
            *_texts(
                "各乡镇人民政府，县政府各部门：",
                f"《{title}》已经县政府同意，现印发给你们，请认真组织实施。",
            ),
            *_signed("栖霞岭县人民政府办公室", "2023年3月17日"),
            _title(title),
            *_texts(
                "为巩固公开成果、提升公开质量，制定本工作要点。",
                "一、加强重点信息发布",
                "（一）围绕乡村振兴加强信息公开",
                "1.公布和美乡村建设的村庄名单、资金额度和工程内容，工程变更的及时更正，更正前的信息保留痕迹，便于群众前后对照。（牵头单位：县农业农村局；责任单位：各乡镇人民政府、县财政局）",
                "2.公布高标准农田项目的实施范围和管护责任人，损毁设施的报修电话印在公示牌上。（牵头单位：县农业农村局；责任单位：县水利局）",
                "3.公布防止返贫监测对象的识别标准和申报渠道，识别结果只在一定范围内公示，公示期满即行撤下。（责任单位：县乡村振兴局、各乡镇人民政府）",
                "（二）围绕公共文化加强信息公开",
                "1.公布送戏下乡的演出日程，因天气等原因改期的提前一天告知，并说明补演安排。（牵头单位：县文化和旅游局；责任单位：各乡镇人民政府；完成时限：10月底前）",
                "2.公布文物保护单位的保护范围和建设控制地带，附位置示意图和咨询方式。（牵头单位：县文物局；责任单位：县自然资源和规划局；完成时限：6月30日前）",
                "3.公布农家书屋的图书补充目录，目录由读者投票产生，投票结果一并公布。（县文化和旅游局牵头，县教育局配合）",
                "二、加强政策解读回应",
                "1.对专业性强的政策，除文字解读外，应当制作图解或者短视频，时长一般不超过三分钟，内容要经过起草部门审核把关。（牵头单位：县政府办公室；责任单位：县政府各部门、县融媒体中心）",
                "2.开通政策咨询专线，上班时间有人接听，不能当场答复的在两个工作日内回电，回电情况纳入抽查范围。（牵头单位：县政务服务中心；责任单位：县政府各部门）",
                "3.定期梳理网民留言中反映集中的问题，约请主管部门负责人在线答复，答复实录整理后上网。（县委网信办会同县信访局负责落实）",
                "三、加强组织保障",
                "1.各乡镇、各部门要确定一名负责人分管政务公开，调整后五个工作日内书面报告，并同步更新网上公布的机构信息。（责任单位：县政府各部门、各乡镇人民政府）",
                "2.举办两期业务培训，培训课件上网共享，未参训的单位安排补训。（县政府办公室负责落实，9月底前完成）",
            ),
        ),
        title,
    )  # fmt: skip


# Web pages.


def old_encoding() -> bytes:
    """A page in GB18030 that says so, written by an old editor."""
    return """<HTML>
<HEAD>
<META http-equiv="Content-Type" content="text/html; charset=gb2312">
<TITLE>沙洲岛县2021年政务公开任务分解</TITLE>
</HEAD>
<BODY>
<CENTER><FONT size=5>沙洲岛县2021年政务公开任务分解</FONT></CENTER>
<TABLE border=1>
<TR><TD>序号<TD>任务<TD>牵头单位<TD>责任单位
<TR><TD>1<TD>公布渔船更新改造的补助标准。<TD>县海洋与渔业局<TD>县财政局
<TR><TD>2<TD>公布海岛班轮的航次和票价。<TD>县交通运输局<TD>县发展改革局、县轮渡公司
<TR><TD>3<TD>公布海水浴场水质和救生值守时间。<TD>县文化旅游局<TD>县生态环境局、各乡镇人民政府
<TR><TD>4<TD>公布台风期间停课停业的通告。<TD>县应急管理局<TD>县教育局、县商务局
<TR><TD>5<TD>公布海砂开采许可情况。<TD>县自然资源局<TD>县海洋与渔业局
<TR><TD>6<TD>公布&#28346;水救助装备的配备地点。<TD>县应急管理局<TD>&nbsp;
</TABLE>
</BODY>
</HTML>
""".encode("gb18030")


BUILDERS: Mapping[str, Callable[[], bytes]] = {
    "dates_and_hidden.xlsx": dates_and_hidden,
    "merged_units.docx": merged_units,
    "notice_and_contacts.docx": notice_and_contacts,
    "numbers_in_texts.docx": numbers_in_texts,
    "office_sections.xlsx": office_sections,
    "old_encoding.html": old_encoding,
    "part_columns.docx": part_columns,
    "printed_prose.pdf": printed_prose,
    "printed_table.pdf": printed_table,
    "spoken_cells.docx": spoken_cells,
    "word_numbering.docx": word_numbering,
    "workbook_parts.xlsx": workbook_parts,
}
"""File name and what makes it."""
