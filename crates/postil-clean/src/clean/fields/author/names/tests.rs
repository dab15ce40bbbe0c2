use super::*;

fn check(text: &str, expected: &[&str], rest: &str) {
    let found = in_text(text);
    assert_eq!(found.names, expected, "{text}");
    assert_eq!(found.rest, rest, "{text}");
}

#[test]
fn names_are_read_up_to_other_words() {
    check(
        "By Nora Hill and Tom van der Berg, data reporters",
        &["Nora Hill", "Tom van der Berg"],
        "data reporters",
    );
    check("Автор: Анна Ким", &["Анна Ким"], "");
    check("Von A. Sommer, K. Winter und Jo Herbst", &["A. Sommer", "K. Winter", "Jo Herbst"], "");
    check("Posted by river_cat in Letters", &["river_cat"], "in Letters");
    check("作者：王小明 编辑", &["王小明"], "");
    check("Nora Hill is a reporter.", &["Nora Hill"], "is a reporter.");
    check("мост открыт", &[], "мост открыт");
    check("By Nora Hill , Tom Berg , Ann Lee", &["Nora Hill", "Tom Berg", "Ann Lee"], "");
    check("By Nora Hill For Steppe.example", &["Nora Hill"], "");
    check("By Nora Hill nora@cape.example", &["Nora Hill"], "");
    check("Nora Hill (@norahill)", &["Nora Hill"], "(@norahill)");
    check("Copyright Tom Berg", &[], "Copyright Tom Berg");
    check("Nora Hill of the Austin Herald", &["Nora Hill"], "");
    check("Анна Ким, «Степной вестник»", &["Анна Ким"], "");
    check("Анна Ким из «Степного вестника»", &["Анна Ким"], "");
    check("Nora Hill1, Tom Berg 2,*, Ann Lee2", &["Nora Hill", "Tom Berg", "Ann Lee"], "");
    check("Nora Hill Nora Hill", &["Nora Hill"], "");
    check("ByNora Hill", &["Nora Hill"], "");
    check("Byron Hill", &["Byron Hill"], "");
    check("written by nora hill", &["nora hill"], "");
    check("كتبت: ليلى حداد", &["ليلى حداد"], "");
    check("بقلم محمد بن سالم", &["محمد بن سالم"], "");
    check("تقرير: ليلى حداد ومنى سالم", &["ليلى حداد", "منى سالم"], "");
    check("ليلى حداد", &[], "ليلى حداد");
    check("מאת דנה לוי", &["דנה לוי"], "");
    check("Автор: Анна ким", &["Анна ким"], "");
    check("by car and train to town", &["car"], "and train to town");
    check("Posted byNora Hill", &["Nora Hill"], "");
    check("Nora Hill January 21", &["Nora Hill"], "January 21");
    check("By April Hill", &["April Hill"], "");
    check("By Nora Hill. This text has links.", &["Nora Hill"], "This text has links.");
    check("Anna (Nora) Hill", &["Anna (Nora) Hill"], "");
    check("Anna Hill (Herald)", &["Anna Hill"], "");
    check("Sami al-Hadi und Отто фон Берг", &["Sami al-Hadi", "Отто фон Берг"], "");
    check("Nora Hill, FAAFP, CFP", &["Nora Hill"], "");
    check("By Nora Hill, Data Editor, The Herald", &["Nora Hill"], "Data Editor, The Herald");
    check("Nora Hill, Tom Berg, AFP", &["Nora Hill", "Tom Berg", "AFP"], "");
    check("By Nora Hill, Cape News", &["Nora Hill"], "");
    check("By Nora Hill, Cape-Light.example", &["Nora Hill"], "");
    check("By Nora Hill, Tom Press", &["Nora Hill", "Tom Press"], "");
    check("By Nora Hill, Anna Herald", &["Nora Hill", "Anna Herald"], "");
    check("By Nora Hill, Cape Press", &["Nora Hill"], "");
    check("By Nora Hill, Victoria Gazette", &["Nora Hill"], "");
    check("By Nora Hill, Austin Herald", &["Nora Hill"], "");
    check("Nora Hill and Tom Berg, Austin Herald", &["Nora Hill", "Tom Berg"], "");
    check("Hill, N. A., Berg, T.", &["Hill N. A.", "Berg T."], "");
    check("Соколов А. Н., Петрова И. В.", &["Соколов А. Н.", "Петрова И. В."], "");
    check("Әлиев Ғ. Қ. және Ғ. Қ. Сәтова", &["Әлиев Ғ. Қ.", "Ғ. Қ. Сәтова"], "");
    check("Nora Hill and Cape News", &["Nora Hill", "Cape News"], "");
    check("Nora Hill CAPE TODAY", &["Nora Hill"], "");
    check("Nora Hill AFP", &["Nora Hill"], "");
    check("Text von Nora Hill Illustration von Tom Berg", &["Nora Hill"], "");
    check("NORA HILL Austin Herald", &["NORA HILL"], "");
    check("Анна Сергеевна КИМ", &["Анна Сергеевна КИМ"], "");
    check("Айдос Серікұлы АХМЕТОВ", &["Айдос Серікұлы АХМЕТОВ"], "");
    check("By Xiao Ming WANG", &["Xiao Ming WANG"], "");
    check("Nora Hill MW", &["Nora Hill MW"], "");
    check("Anna Maria HILL", &["Anna Maria HILL"], "");
    check("NORA VAN HILL", &["NORA VAN HILL"], "");
    check("John Paul Hill III", &["John Paul Hill III"], "");
    check("By Nora Blog", &["Nora"], "");
}

#[test]
fn titles_and_degrees_are_no_part_of_a_name() {
    for (text, degrees) in [
        ("By Dr. Nora Hill, PhD", Some("Dr.")),
        ("Prof. Nora Hill, MD, FACP", Some("Prof.")),
        ("Nora Hill, MD, FACP", Some("MD, FACP")),
        ("Md Nora Hill", None),
    ] {
        let found = in_text(text);
        assert_eq!((found.degrees, &*found.rest), (degrees, ""), "{text}");
        assert_eq!(found.names == ["Nora Hill"], degrees.is_some(), "{text}");
    }
    for text in [
        "Профессор Анна Ким",
        "Автор: к.м.н. Анна Ким",
        "Автор: кандидат исторических наук Анна Ким",
        "Анна Ким, д.ю.н., профессор",
        "PhD докторы Анна Ким",
        "Анна Ким, ф.ғ.к.",
    ] {
        check(text, &["Анна Ким"], "");
        assert!(in_text(text).degrees.is_some(), "{text}");
    }
    check("By Dr. Nora Hill and Prof. Tom Berg", &["Nora Hill", "Tom Berg"], "");
    check("Dr. Hill", &["Dr. Hill"], "");
}

#[test]
fn roles_beside_a_name_are_no_part_of_it() {
    check("By Nora Hill, Transport correspondent", &["Nora Hill"], "Transport correspondent");
    check("Корреспондент Анна Ким", &["Анна Ким"], "");
    check("Корреспондент «Маяка» Анна Ким", &["Анна Ким"], "");
    check("Анна Ким, корреспондент «Маяка»", &["Анна Ким"], "");
    assert_eq!(in_text("Корреспондент Анна Ким").role.as_deref(), Some("Корреспондент"));
    check("Анна Ким, корреспондент", &["Анна Ким"], "");
    check("Anna Hill Transport editor", &["Anna Hill"], "");
    check("Anna Hill Reporter", &["Anna Hill"], "");
    check("By Nora Hill, Extension educator", &["Nora Hill"], "Extension educator");
    check("By Nora Hill, Tom in Riverside", &["Nora Hill", "Tom"], "in Riverside");
    check("Steppe Herald Reporter", &["Steppe Herald"], "Reporter");
    check("Nora Hill@norahill", &["Nora Hill"], "");
    check("by hill on Monday", &["hill"], "on Monday");
    check("Von NoraHill am", &["NoraHill"], "am");
    check("Беседовала Анна Ким", &["Анна Ким"], "");
    check("Hannah Okafor, Political Editor, and Sam Tull", &["Hannah Okafor", "Sam Tull"], "");
    check("By Nora Hill, staff writer and Tom Berg", &["Nora Hill", "Tom Berg"], "");
    check("Анна Ким, корреспондент, и Илья Гусев", &["Анна Ким", "Илья Гусев"], "");
    check("Nora Hill, who was there, and Tom Berg", &["Nora Hill"], "who was there, and Tom Berg");
    check("Фото Анны Ким", &[], "Фото Анны Ким");
    check("Editor Picks", &["Editor Picks"], "");
    check("Автор: А.Б. Ким", &["А.Б. Ким"], "");
}
