"""附件2《各区中小企业主管部门联系方式》, as published in 2023; a mobile number only where no landline is given."""

from rules.notice import District


def district(id: str, department: str, people: str, phone: str) -> District:
    return District(id=id, name="浦东新区" if id == "浦东" else f"{id}区", department=department, people=tuple(people.split()), phone=phone)


DISTRICTS = (
    district("浦东", "浦东科经委", "蔡荔", "68543562"),
    district("黄浦", "黄浦商务委", "杨春溪", "63278777"),
    district("静安", "静安商务委", "王晴波 陈莹", "33371308"),
    district("徐汇", "徐汇商务委", "张军宝", "13671553836"),
    district("长宁", "长宁商务委", "卢毅", "22050872"),
    district("普陀", "普陀商务委", "杜庆丰", "52564588-7045"),
    district("虹口", "虹口商务委", "张洁", "55801388"),
    district("杨浦", "杨浦商务委", "徐维", "25032852"),
    district("宝山", "宝山经委", "翁诗琦", "66786292"),
    district("闵行", "闵行经委", "冯鑫", "34203361"),
    district("嘉定", "嘉定经委", "于佳", "69989822"),
    district("金山", "金山经委", "沈洁", "57921245"),
    district("松江", "松江经委", "贾思逸", "37737322"),
    district("青浦", "青浦经委", "徐巍", "59732890-10102"),
    district("奉贤", "奉贤经委", "王嘉豪", "37565790"),
    district("崇明", "崇明经委", "吴超", "59611239"),
)
