// Package templates is the default theme: what the pages are made of, compiled
// into the binary. An archive replaces any file by one of the same name in its
// own templates/ folder, file by file.
//
// base.html is the layout: everything around <main>. It is executed with
// .Page (the view) and .Main (the content, ready). redirect.html stands alone.
//
// One file for each kind of page makes the content of <main>. Its data is the
// view of that name in package page:
//
//	home.html             Home                index.html
//	briefs.html           BriefList           all briefs, the briefs of a year
//	brief.html            Brief
//	actors.html           ActorList
//	actor.html            Actor
//	topics.html           TopicList
//	topic.html            Topic
//	authors.html          AuthorList
//	author.html           Writer
//	series-list.html      SeriesList
//	series.html           Series
//	recommendations.html  RecommendationList  the index and its slices
//	timeline.html         Timeline            the index and its years
//	sources.html          SourceList
//	figures.html          FigureList
//	page.html             Prose               content/pages
//	data.html             Data                what the files of data hold
//	search.html           Search              what search.js needs, and the way without it
//	files.html            Files               what scripts alone load
//	embed.html            Embed               for frames of other sites; stands alone
//	404.html              NotFound
//	redirect.html         Redirect
//	version.html          Version             a brief as it was before a change
//	difference.html       Difference          what differs between two versions of a brief
//	withdrawn.html        Withdrawn           something that was withdrawn
//
// Cards are what lists are made of. A card is a named template that depends on
// its view alone and stands on every page that lists it, so it must look right
// wherever it is and may not hold an id unless it is listed once on any page:
//
//	card-brief.html             brief-card           BriefCard, below an <h2>
//	card-actor.html             actor-card           ActorCard
//	card-event.html             event-card           EventCard, with its id: the timeline
//	                            event-row            EventCard, with its id: where there are many
//	                            event-line           EventCard, in short: other pages
//	                            event-differ         EventCard, in short, with what is disputed
//	card-recommendation.html    recommendation       RecommendationCard, with its id: its brief's page
//	                            recommendation-card  RecommendationCard, in other lists
//	                            recommendation-row   RecommendationCard, where there are many
//	                            recommendation-line  RecommendationCard, in short
//	card-source.html            source-card          SourceCard, with its id
//	card-lines.html             brief-line           BriefCard, in short
//	                            event-mark           EventCard, with its id: years that hold much
//	                            source-mark          SourceCard, with its id: likewise
//	                            figure-mark          FigureCard, with its id: likewise
//	card-figure.html            figure-card          FigureCard, with its id: the list of figures
//	                            figure-line          FigureCard, in short: other pages
//
// A list with a filter stands after {{template "filter" .Filter}} in an element whose
// data attributes say what of the cards' markup it goes by; see partials.html.
//
// Three files are empty, and stand on every page but a redirect, for an archive to fill;
// their data is the view of the page:
//
//	extra-head.html    at the end of <head>
//	extra-top.html     between the masthead and <main>
//	extra-bottom.html  at the end of the footer
//
// charts.html draws the pictures: chart-density, chart-network and chart-years,
// each with the type of that name in package chart.
//
// partials.html holds the pieces that several pages share. Further *.html files
// are read too; they may define templates of their own.
//
// Functions, all pure:
//
//	card "name" VIEW     the named card of one view
//	cards "name" LIST    the cards of a list, one after the other
//	link LINK            <a>, or the bare text when the link has no address
//	name TEXT            a name, so that one which is written from right to left does not
//	                     move what stands beside it
//	reference TEXT       how to cite something, with such names and titles kept apart
//	links LIST           links with commas between them
//	when WHEN            <time> or, where HTML has no machine form, <span>
//	label "class" LABEL  a term of a closed vocabulary as <a> or <span>
//	number N             1234567 as 1,234,567
//	plural N FORMS       the number with the word that fits it: words.Counts.Brief
//	words                the interface's words: words.Group.Word, from package words
//	fill PHRASE MARKUP…  a phrase with markup in its gaps
//	anchor URL TEXT      a link made of the two
//	file PATH            the address of a page or file of the site by its path, such as
//	                     "about.html" or "logo.png": for href, src, srcset, poster and
//	                     action, between double quotes
//	dir LANGUAGE         "rtl" for a language that is written from right to left, else "ltr"
//	peak COUNTS          the largest number among []Count
//
// The ids of a page's own sections begin with a capital (Main, Recommendations,
// Events, Figures, Sources, Related, Backlinks, …), which no heading of a text,
// no event and no year does.
package templates

import "embed"

// Files holds the default templates by name, such as "brief.html".
//
//go:embed *.html
var Files embed.FS
