//! Frequent small words of the languages that archives hold. Only data, all in lower case.

/// Separated by white space; menus hardly have them, sentences do.
pub(super) const STOP_WORDS: &str = "
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее её мне было
вот от меня о из ему теперь когда даже ну ли если или ни быть был него до вас уже для мы их чем
была сам без будто чего раз тоже себе под будет кто этот того потому этого какой ним этом один
мой тем чтобы были при об это они также которые который которая после более между
бұл мен және де да үшін бір осы сол ол біз олар деп деген болып бар жоқ еді екен туралы кейін дейін
ғана қазір бірақ сондай барлық қарай бойынша болды болған
the a an and or of to in on for with is are was were be been it its that this these those he she
they we you i his her their our from by as at not but have has had will would can could who which
what when there about into than more also after said one if so no up out
der die das und in den von zu mit ist im für auf nicht ein eine als auch es an werden aus er hat
dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber
vor zur bis mehr durch man sein wurde sei
le la les de des et un une du en à que qui dans pour par sur pas plus ce au aux se est il elle ne
son sa ses avec sont été ont mais ou cette
el los las y que en un una por con para del se su al lo como más pero sus le ya o este sí porque
esta entre cuando muy sin sobre también me hasta hay
il di che è e per una in con non del della dei si da sono alla le dal nel anche come più ma
o os da do dos em um uma para com não que por mais as ao na no se foi
w i z na do nie się że to jest o jak po za od przez dla są oraz ale tym przy czy był było być ich
jego który która które tego już tylko może
και το να του η της ο των με που για την από στο είναι τα στην τον θα οι σε δεν έχει τη ως αυτό κατά
μια στη τους ήταν
і у в на що не з та до за від як це є для про по його але або був було вона він вони які який
a se v na je že s z o i do to k jako za by pro ve po od si jsou byl
og i at det er en til som på de med han av ikke der var et den har om for jeg
het een van en dat op te zijn met voor niet aan er om ook als bij uit naar
";
