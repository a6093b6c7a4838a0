package corpus

import "strings"

// The words of which archives are made. A template's {x} is filled by the writer
// of text: {a} an actor, {n} a noun, {j} an adjective, {v} a verb in the past,
// {p} a made-up proper name, {q} a number, {y} a year, {m} a month, {o} a place.

var states = strings.Fields(`Argentina Australia Austria Azerbaijan Bangladesh Belarus Belgium Brazil Bulgaria Cambodia Canada
Chile China Colombia Croatia Cuba Denmark Egypt Estonia Ethiopia Finland France Georgia Germany Greece Hungary India
Indonesia Iran Iraq Israel Italy Japan Jordan Kazakhstan Kenya Laos Latvia Lithuania Malaysia Mexico Mongolia Morocco
Myanmar Netherlands Nigeria Norway Pakistan Peru Philippines Poland Portugal Qatar Romania Russia Serbia Singapore
Slovakia Spain Sweden Switzerland Syria Thailand Tunisia Turkey Ukraine Uruguay Venezuela Vietnam Yemen`)

// foreignStates holds some states' names in Korean, Russian and Chinese.
var foreignStates = map[string][]string{
	"China": {"중국", "Китай", "中国"}, "Russia": {"러시아", "Россия", "俄罗斯"}, "Japan": {"일본", "Япония", "日本"},
	"India": {"인도", "Индия", "印度"}, "Iran": {"이란", "Иран", "伊朗"}, "Ukraine": {"우크라이나", "Украина", "乌克兰"},
	"France": {"프랑스", "Франция", "法国"}, "Germany": {"독일", "Германия", "德国"}, "Poland": {"폴란드", "Польша", "波兰"},
	"Mongolia": {"몽골", "Монголия", "蒙古"}, "Vietnam": {"베트남", "Вьетнам", "越南"}, "Canada": {"캐나다", "Канада", "加拿大"},
}

var givenNames = strings.Fields(`Anna Jiří Søren María Łukasz Elif Nadia Pavel Ingrid José Marta Zoë Tomáš Renée Kwame Amina
Oleg Sofía Håkon Ewa Minh Dilara Béla Chiara Andrés Ivana Rasmus Lena Öykü Stefan Noémi Viktor Aïcha Hugo Petra Dmytro`)

var surnames = strings.Fields(`Novák Sørensen García Wiśniewski Yılmaz Petrov Lindqvist Fernández Kovács Dvořák Mensah Haddad
Ivanov Ångström Müller Nguyễn Kaya Szabó Bianchi Muñoz Horvat Jensen Weiß Østergaard Ionescu Bakker Dubois Moreau Kowalczyk
Okafor Rahman Tanaka Watanabe Hernández Çelik Björk Popescu Markovic Laurent Vasquez Schäfer Almeida Nakamura Osei Eriksson
Zelenka Gruber Castellanos Duarte Farkas Holub Iversen Jankowski Keller Leclerc Marín Nowicki Orlov Pellegrini Quintero Rossi
Strand Tóth Ulrich Varga Winkler Yamada Zeman Abiodun Baranov Carlsson Delacroix Engström Fontaine Grigorev Hoang`)

var (
	koreanFamily = []rune("김이박최정강조윤장임한오서신권황안송류홍")
	koreanGiven  = []rune("민서지현우준하도윤성진영수경호재은혜원태석동규상철미나연아린")
	chineseFam   = []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
	chineseGiven = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华文建国志海")
	russianGiven = strings.Fields(`Анна Павел Мария Олег Виктор Иван Пётр Елена Сергей Юлия Дмитрий Ольга`)
	russianFam   = strings.Fields(`Новак Гарсия Петренко Линдквист Ковач Дворжак Мартынов Ильин Седов Белов Орлов Зайцев Фёдоров Юдин Чернов Щукин Громов Лебедь`)
)

var (
	orgHeads  = strings.Fields(`Institute Centre Council Agency Committee Bureau Foundation Commission Ministry Office Forum Network`)
	orgFields = []string{"Strategic Studies", "Arms Control", "Export Licensing", "Foreign Affairs", "Maritime Security", "Energy Policy",
		"Human Rights", "Regional Dialogue", "Nuclear Safety", "Sanctions Research", "Crisis Prevention", "Defence Economics",
		"Public Diplomacy", "Border Affairs", "Digital Policy", "Trade Statistics", "Peace Research", "Space Cooperation"}
	allianceHeads = strings.Fields(`Northern Southern Eastern Western Central Pacific Atlantic Baltic Adriatic Andean Arctic Caspian`)
	allianceTails = []string{"Treaty Organisation", "Security Pact", "Partnership", "Contact Group", "Defence Community"}
	companyTails  = []string{"Heavy Industries", "Shipping Lines", "Precision Works", "Trading House", "Aerospace", "Commodities", "Telecom", "Bank"}
)

var topicNames = []string{"Arms transfers", "Sanctions", "Nuclear programmes", "Ballistic missiles", "Alliances", "Deterrence", "Diplomacy",
	"Summits", "Intelligence assessments", "Export controls", "Maritime security", "Cyber operations", "Disinformation", "Human rights",
	"Refugees", "Energy", "Food security", "Trade", "Finance", "Space", "Satellites", "Submarines", "Air defence", "Drones", "Land mines",
	"Chemical weapons", "Biosecurity", "Peacekeeping", "Mediation", "Elections", "Law of the sea", "Border disputes", "Water", "Climate",
	"Arctic policy", "Migration", "Corruption", "Mercenaries", "Prisoners", "Reconstruction"}

var nouns = strings.Fields(`agreement announcement assessment attack audit ban blockade briefing budget ceasefire claim commitment
component concession contract convoy corridor decision declaration delay delegation delivery deployment disclosure dispute embargo
exchange exemption exercise facility fleet guarantee harbour inspection interception inventory investigation launch licence manifest
meeting memorandum mission negotiation network objection offer order payment permit petition pipeline pledge position promise proposal
protest provision purchase quota railway ratification refinery register report request reserve restriction review route seizure
shipment shortage signature stockpile strategy submission subsidy summit supply suspension target tariff technology test threat timetable
transaction transfer treaty turbine veto violation visit vote warehouse warning waiver workshop`)

var adjectives = strings.Fields(`ambiguous annual bilateral binding careful civilian classified commercial conditional confidential covert
credible cumulative defensive deliberate detailed diplomatic disputed domestic early economic emergency exclusive external financial formal
gradual hidden imminent incomplete independent indirect industrial informal interim joint lasting late limited maritime military
multilateral narrow official partial permanent political preliminary private provisional public quiet rapid recent regional reluctant
reported secret selective separate serious shared sudden technical temporary unilateral unofficial unusual urgent verified voluntary`)

var verbs = strings.Fields(`accepted acknowledged announced approved assessed blocked cancelled cited confirmed contested criticised declined
delayed denied described disclosed dismissed doubted endorsed examined extended financed halted identified inspected justified labelled
measured monitored negotiated observed offered omitted opposed outlined postponed praised predicted presented questioned ratified recalled
recorded rejected renewed repeated resisted restricted reviewed revised signed stressed supported suspended traced undermined urged verified
vetoed weighed welcomed withheld`)

var places = strings.Fields(`Geneva Vienna Ulaanbaatar Busan Vladivostok Gdańsk Trieste Valparaíso Nairobi Dakar Malmö Zürich Győr Tromsø
Reykjavík Antwerp Odesa Tbilisi Almaty Kuching Cebu Sapporo Incheon Dalian Halifax Veracruz Córdoba Montevideo`)

var months = strings.Fields("January February March April May June July August September October November December")

var headings = []string{"Who speaks, and how firmly", "What remains in dispute", "A change of tone", "The numbers and their sources",
	"Old partners, new doubts", "What was asked for", "Between the lines", "Beside the other documents", "What would follow",
	"A calendar of small steps", "How the claim travelled", "The measures proposed", "Silence as evidence", "Limits of this account"}

// firstHeading stands in every brief, so that others can link to it.
const firstHeading = "What the record shows"

// firstFragment is the address of firstHeading within its page.
const firstFragment = "what-the-record-shows"

var sentences = []string{
	"The {j} {n} that {a} {v} in {m} {y} left the {j} {n} where it was.",
	"According to officials of {a}, the {n} near {o} was {j}, and nobody {v} the {n} behind it.",
	"It is the {n}, not the {n}, that {v} the {j} part of the argument.",
	"{a} {v} some {q} tonnes, a figure that the {p} registry had {v} in {y}.",
	"What {a} calls a {j} {n} appears in the other account as a {n} of *{j}* kind.",
	"Between {m} and {m} {y} the {p} office {v} {q} cases, most of them {j}.",
	"A {n} of this kind \"may well be {j}\", as one speaker put it, but the {n} was never {v}.",
	"Neither {a} nor {a} has {v} the {n}, and the {j} {n} of {y} does not mention it.",
	"The {p} file holds {q} entries on the {n}; {a} {v} fewer than half of them.",
	"Seen from {o}, the {n} looked {j}; seen from {o}, it was the last {j} {n} before the {n}.",
	"Whether the {j} {n} was {v} before the {n} cannot be told from the documents.",
	"Two of the speakers {v} the {n} outright, and a third {v} it with a \"reportedly\".",
	"In {o}, the delegation {v} a {j} {n} which it had {v} a year before.",
	"The {n} would have cost about {q} million, so the {j} estimate of {a} was {v} again.",
	"For {a} the {n} is a matter of {j} {n} and of time, since the {p} deadline ends in {y}.",
	"This would be the first {j} {n} since {y}, if the {n} at {p} is left aside.",
	"The report {v} that {a} had {v} the {j} {n}, a remark that the summary leaves out.",
	"No {n} was {v} without the consent of {a}, whose {j} {n} had been {v} in {m} {y}.",
	"Trade in {n} and {n} fell by {q} per cent, which the {p} survey {v} as {j}.",
	"The {j} reading is that {a} {v} the {n} in order to gain a {n}; the text supports it only in part.",
	"Since then the {n} has been **{j}**, and the {n} between {a} and {a} has {v} little.",
	"A {j} {n} remains: the {p} group {v} it, the {n} of {y} did not.",
}

// foreignSentences hold the name of an actor in Korean, Russian or Chinese.
var foreignSentences = [3]string{
	"The broadcast put it as “{f} 측은 회담 결과를 공개하지 않았다고 밝혔다”, without naming the {n}.",
	"In the original the line reads «{f}: никаких новых договорённостей подписано не было», which is {j}.",
	"The statement in Chinese, “{f}表示将继续推动对话，维护地区和平稳定”, was {v} in full.",
}

var recommendationTexts = []string{
	"Publish the {j} {n} before the {n} of {y}, with the names of those who {v} it.",
	"Offer a {j} {n} in return for an end to the {n} at {p}.",
	"Suspend the {n} until the {j} {n} has been {v} by an independent body.",
	"Appoint a {j} envoy for the {n} and report on it each year.",
	"Extend the {n} to {j} cargo that passes through {o}.",
	"Fund a {j} register of every {n} and {n} since {y}.",
	"Share *{j}* findings on the {n} with all parties to the {p} talks.",
	"Agree on a {j} {n} that both sides can verify without a {n}.",
}

var titles = []string{
	"The {j} {n} of {p}", "A {j} {n}, and what became of it", "After the {p} {n}: a {j} account", "{p} and the {j} {n}",
	"What {o} knew of the {n}", "The {n} that nobody {v}", "From {n} to {n}: {p} in {y}", "Reading the {p} {n} again",
	"Why the {j} {n} was {v}", "{o}, {m} {y}: notes on a {j} {n}",
}

var eventTitles = []string{
	"A {j} {n} at {p}", "The {p} {n} is {v}", "{o} {n} ends without a {n}", "A {n} leaves {o} for {p}", "The {j} {n} on {p} is made public",
}

var units = []string{"tonnes", "rounds", "people", "million dollars", "containers", "%", "vessels", "licences"}
