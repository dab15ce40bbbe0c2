//! Common given names: a line that starts with one is likely to name a person.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use postil_text::letter::lower_case;

/// In lower case.
static NAMES: LazyLock<HashSet<&str, RandomState>> = LazyLock::new(|| {
    "\
    aaron abigail adam adrian alan albert alex alexander alexandra alice alicia alison allison amanda \
    amber amy andrea andrew angela anita ann anna anne annie anthony antonio april arthur ashley \
    austin barbara ben benjamin beth brandon brenda brian bruce caitlin cameron carl carla carlos \
    carol caroline catherine charles charlie charlotte chelsea chloe chris christian christina \
    christine christopher cindy claire colin connor craig cynthia dan daniel daniela danielle dave \
    david deborah dennis derek diana diane donald donna dorothy doug douglas dylan edward elena eli \
    elizabeth ella ellen emily emma eric erica erin ethan eva evan faith felix fiona florian frances \
    francis francisco frank franziska fred gabriel gareth gary george gerald gina glenn gordon grace \
    graham grant greg gregory hanna hannah harold harry heather helen helena henry holly howard hugh \
    ian isabel isabella jack jacob jake james jamie jan jane janet jason javier jay jean jeff jeffrey \
    jennifer jenny jeremy jerry jesse jessica jill jim joan joanna joe joel johanna john jon jonas \
    jonathan jordan jorge jose josé joseph josh joshua juan judith judy julia julian julie justin \
    karen karin karl kate katharina katherine kathleen kathryn katie kayla keith kelly ken kenneth \
    kevin kim kimberly kristen kristin kyle larry laura lauren lee leo leon leonard leslie liam lily \
    linda lindsay lindsey lisa logan louis louise lucas lucy luis luke lukas maggie manuel marc marco \
    marcus margaret maria maría marie marina mario marion mark markus martha martin mary mathias matt \
    matthew matthias maurice max maya megan melanie melissa michael michaela michelle miguel mike \
    mohammed molly monica morgan nancy naomi natalie natasha nathan neil nicholas nick nicola nicole \
    nikolas nina noah nora oliver olivia oscar owen pamela patricia patrick paul paula pedro peter \
    philip philipp phillip phoebe rachel ralph raymond rebecca richard rick rita rob robert roberto \
    robin rodrigo roger roland ron ronald rory rose ross roy russell ruth ryan sabine sally sam \
    samantha samuel sandra sara sarah scott sean sebastian shane shannon sharon simon simone sofia \
    sophia sophie stefan stefanie stella stephanie stephen steve steven stuart susan susanne tara ted \
    teresa terry theresa thomas tim timothy tina todd tom tommy tony tracy travis tyler ursula \
    valerie vanessa vera veronica victor victoria vincent virginia walter wayne wendy william zach \
    zoe andreas angelika anja anke antje astrid bernd bernhard birgit björn christoph claudia \
    cornelia dieter dirk dominik eckhard fabian frauke fritz gerd gerhard günter hans harald heike \
    heinz helga henrik holger ingo ingrid jens joachim jochen jörg jürgen jutta kai kathrin katja \
    katrin kirsten klaus lars lena lorenz lothar lutz manfred marcel mareike marlene michaela monika \
    moritz nadine nils norbert olaf petra rainer ralf regina reinhard rené renate rolf rüdiger silke \
    silvia sonja stephan svenja sven tanja thorsten tobias torsten udo ulrich ulrike ute uwe volker \
    werner wilhelm wolfgang yvonne agnieszka aleksandra andrzej barbara dorota ewa grzegorz jacek \
    jakub jerzy joanna katarzyna krzysztof łukasz maciej magdalena małgorzata marcin marek mariusz \
    mateusz michał paweł piotr rafał tomasz wojciech alain antoine aurélie bernard camille céline \
    cécile clément damien élodie émilie éric étienne fabrice françois françoise frédéric guillaume \
    hélène hugo isabelle jacques jérôme julien laurence laurent léa luc lucie mathieu nathalie \
    nicolas olivier pascal philippe pierre sébastien stéphane stéphanie sylvie thierry thomas xavier \
    yves alberto alejandro alessandro álvaro ana andrés ángel antonella beatriz carmen chiara \
    cristina diego enrico fabio federico fernando francesca francesco giovanni giulia giuseppe \
    gonzalo guillermo ignacio irene isabel jaime joaquín lorenzo luca lucía luigi marta matteo \
    mauricio mercedes paolo pablo pilar rafael raúl ricardo rosa salvatore santiago sergio stefano \
    susana valentina vicente александр александра алексей алексей алена алёна алина алла анастасия \
    анатолий андрей анна антон анжела арина артем артём борис вадим валентин валентина валерий \
    валерия василий вера вероника виктор виктория виталий владимир владислав вячеслав галина \
    геннадий георгий григорий дарья денис диана дмитрий евгений евгения егор екатерина елена \
    елизавета жанна зинаида зоя иван игорь илья инна ирина кирилл кристина ксения лариса лев леонид \
    лидия любовь людмила максим маргарита марина мария михаил надежда наталия наталья никита николай \
    нина оксана олег олеся ольга павел петр пётр полина роман руслан светлана семен сергей софья \
    станислав степан тамара татьяна тимур ульяна федор фёдор юлия юрий яна ярослав айгүл айгуль \
    айдар айжан айман айнұр айнур айсұлу алмас алтынай амангелді арман асель асхат бауыржан бекзат \
    берік болат гүлнар гульнара гүлмира дана данияр дәурен даурен дина динара ерболат ерлан жанар \
    жандос жанна жібек қайрат қанат кайрат канат лаура мадина мақсат маржан мұхтар нұрлан нурлан \
    нұргүл олжас рауан сәуле серік серик талғат талгат тимур шолпан ботагөз әсем әсел"
        .split(' ')
        .collect()
});

/// Whether a word is a common given name, in any case.
pub(super) fn is_given_name(word: &str) -> bool {
    NAMES.contains(&*lower_case(word))
}
