"""English."""

from standfirst.copydesk.languages import HouseStyle, Language, phrases, words
from standfirst.copydesk.languages.en_page import FURNITURE, HEADERS, MARKS

STOPWORDS = words(
    "the of and to in a is that for it was on are as with his they at be this have from or had by but what were we "
    "when your can said there an each which she do how their if will not has more about been its he who would also "
    "after than into her over two him could first other these them then some no only our"
)

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"
)

NOT_PLACES = words(
    "about ad advertisement advice advisory alert alerts all also an analysis analyst and announcement answer archive "
    "article as at audio author background bio blog book books breaking brief briefing briefs bulletin business but by "
    "cartoon category caution chart check clarification column comment commentary concert contact context copyright "
    "correction corrections corrected cover credit culture daily date deal details developing dialogue diary "
    "disclaimer discussion documentary download draft editor editorial editors election email embargo embargoed end "
    "ending entertainment error essay event events exclusive explained explainer explanation fact factbox factcheck "
    "facts fashion feature features file film final first flash focus following food for former forecast free from full "
    "gallery graphic guide headline headlines health help here hint history host how however humor humour idea image "
    "important in index info infographic information insight instructions interview interviewer introduction investigation "
    "it item join just key kill language last latest lead leader lesson letter letters life lifestyle listen listing live "
    "local location long look loading magazine map maps market markets meanwhile media memo message monday more movie "
    "movies music must name national new newly news newsletter next no not note notebook notes notice now obituary of "
    "official on one only opinion or our overview page paper part party people perspective photo photographs photos "
    "picture pictures plan play please plot podcast poem points police politics poll popular portrait post preview previous "
    "price price problem profile program programme promo quick question questions quiz quote quotes rating read reader "
    "readers reason recap recipe recipes record reference related release reminder repeat replay reply report "
    "reporter reports response result results resume review reviews rule rules score scores second section see series "
    "share short show shows sidebar slideshow slug society solution source sources speaker special spoiler sport sports "
    "spotlight staff statement statistics status stay step stocks story stories subject subscribe summary survey "
    "table tags take takeaway takeaways tape technology text thanks the then think third this time timeline times tip "
    "tips title today tomorrow tonight top topic topics trailer transcript translation travel trending trial tribute "
    "true tv tweet understand update updated updates urgent us verdict verify version video videos viewer views "
    "vote wanted warning watch weather week weekend welcome what whats when where which who why will win winner "
    "winners with word words world writer writing year yes yesterday you your q a "
    "he she they we i his her their its there these those that some many most two three four five six seven eight nine "
    "ten spoilers rumour rumours rumor rumors hoax myth false misleading claim claims reality context bottom line "
    "tl dr fyi faq faqs ps nb psa op ed hed dek subhed developing reax wrap wrapup snap urgent newsalert refile recast "
    "factual correction chronology profile snapshot scenario instant view test sos rip sold out "
    "president minister senator governor mayor judge captain coach doctor professor king queen prince princess pope "
    "goal goals "
    "narrator moderator interviewee audience caller crowd male female man woman voice anchor presenter"
)

LANGUAGE = Language(
    code="en",
    stopwords=STOPWORDS,
    months=MONTHS,
    weekdays=WEEKDAYS,
    date_glue=words("of the on st nd rd th"),
    joins=("and", "&"),
    quotes=("“", "”"),
    single_quotes=("‘", "’"),
    furniture=FURNITURE,
    headers=HEADERS,
    marks=MARKS,
    closings=phrases("ends | notes to editors | note to editors | notes for editors | media contact | media contacts | press contact | press contacts | contact | contacts | media enquiries | press enquiries | media inquiries | for more information | for further information"),
    not_places=NOT_PLACES,
    not_place_endings=("tion", "tions", "ment", "ments", "ness", "sis", "ings", "ism", "ists", "ology", "graphy", "ers"),
    organisation_words=words(
        "times post herald news journal tribune guardian telegraph gazette chronicle observer express mail mirror sun star "
        "press agency wire service police university college school institute council committee commission ministry "
        "department court bank group company corp inc ltd plc llc co fc united cf afc rovers wanderers club association "
        "federation union league party front army navy force forces government parliament congress senate house "
        "hospital church foundation society museum airlines airways railways motors office bureau authority board "
        "philharmonic orchestra symphony choir opera ballet festival convention conventions treaty accord accords summit "
        "editor correspondent reporter staff writer team desk daily weekly review magazine radio television network channel"
    ),
    agency_endings=words("press news agency wire newswire service media"),
    place_openings=words("aboard near off outside"),
    place_words=words(
        "san santa santo sao são los las el la le les new north south east west fort ft port st saint ste lake mount mt "
        "cape camp city beach falls springs island islands bay hills valley park creek grove heights rapids river ville "
        "town township village upper lower grand great little old bad sankt rio villa ciudad puerto ben beit tel kfar al "
        "nova novo novi nizhny veliky stara stary base harbor harbour junction crossing ridge point ranch"
    ),
    place_prepositions=words("in at near from to outside around across of through toward towards leaving visiting"),
    name_particles=words("of de da do dos das del della di du la le les los las el al an am der den die das van von y upon on sur"),
    abbreviations=words("mr mrs ms dr prof gen col capt lt sgt rev hon st jr sr vs no sen rep gov pres inc ltd co corp u.s u.k"),
    by=("by", "story by", "written by", "words by", "text by", "report by", "posted by", "authored by", "article by"),
    beyond=words("in at from for special exclusive"),
    articles=words("the"),
    special=phrases("special to | special for | exclusive to | exclusive for | special report for"),
    job_words=words(
        "correspondent reporter editor writer journalist columnist staff contributor producer presenter chief bureau "
        "senior political business sports science health education technology environment diplomatic foreign defence "
        "defense economics royal court crime home affairs world news digital deputy assistant associate special "
        "investigations investigative team intern fellow analyst critic author photographer"
    ),
    credit_phrases=phrases("""
            with inputs from | with input from | with additional inputs from | with agency inputs | with
            agencies inputs | with inputs | with agencies | with reporting by | with reporting from | with
            additional reporting by | with contributions from | with files from | with material from | with wire
            reports | with wires | from wire reports | from agency reports | from staff and wire reports |
            compiled from agencies | compiled from wire reports | agencies | inputs from | additional reporting
            by | additional reporting from | additional reporting | additional inputs from | additional research
            by | reporting by | reporting from | reported by | reporting and writing by | writing by | written
            and edited by | editing by | edited by | production by | compiled by | translated by | translation
            by | source | news source | courtesy
        """),
    photo_labels=phrases("""
            photo | photos | photo by | photos by | photo credit | photo credits | photo courtesy | photo
            courtesy of | picture | pictures | picture by | picture credit | pic | pic credit | pic courtesy |
            image | images | image by | image credit | image credits | image source | image copyright | image
            courtesy | image courtesy of | images courtesy of | photograph | photograph by | photographs |
            photography by | credit | credits | photo source | photo illustration | photo illustration by |
            illustration | illustration by | graphic | graphic by | video by | media source
        """),
    caption_labels=phrases("""
            caption | image caption | photo caption | media caption | picture caption | captions
        """),
    photo_credit_phrases=phrases("""
            file photo | file image | file picture | file pic | file | file photograph | representative image |
            representational image | representative photo | representational photo | representative pic | for
            representation | for representational purposes | for representational purposes only | photo for
            representation | image for representation | handout | handout photo | stock image | stock photo |
            archive photo | library image | screengrab | screenshot | courtesy photo | contributed photo |
            submitted photo | undated photo
        """),
    published_labels=phrases("""
            published | published on | published at | first published | first published on | publish date |
            published date | publication date | posted | posted on | posted at | updated | updated on | updated
            at | last updated | last updated on | last updated at | last modified | last modified on | modified
            | modified on | last update | date | dated | created | issued | release date
        """),
    vague_sources=phrases("""
            reports said | reports say | reports suggest | reports suggested | reports claim | reports claimed |
            reports indicate | reports indicated | media reports said | media reports say | according to reports
            | according to media reports | according to some reports | according to sources | according to
            insiders | according to observers | sources said | sources say | sources told | sources claim |
            sources claimed | sources added | sources close to | it is understood | it is believed | it is
            learnt | it is learned | it has emerged | it was reported | it is reported | it has been reported |
            some analysts say | some analysts said | analysts say | analysts said | analysts believe | experts
            say | experts said | experts believe | observers say | observers said | observers believe | critics
            say | critics said | insiders say | insiders said | many believe | some say | some believe | people
            say | officials say | rumours say | rumours suggest | rumors say | rumors suggest | is said to be
        """),
    speech_verbs=words(
        "said says say saying told tells tell telling added adds adding asked asks asking stated states stating noted notes "
        "noting wrote writes writing warned warns warning claimed claims claiming argued argues arguing insisted insists "
        "replied replies explained explains explaining declared declares declaring announced announces quoted quoting "
        "tweeted posted remarked admitted acknowledged conceded confirmed denied stressed emphasised emphasized "
        "recalled joked shouted cried whispered testified according called calls calling described describes described "
        "read reads reading observed commented continued concluded reiterated asserted alleged vowed promised pledged "
        "urged suggested predicted complained lamented laughed thinks thought chanted chanting sang dubbed termed labelled "
        "labeled considers considered reported reports statement quote"
    ),
    now_words=words("now currently today"),
    last_year_words=("last year", "the previous year", "a year ago", "a year earlier"),
    elisions=words(
        "tis twas twere twill til till em cause cos coz bout round n tween neath gainst nuff cuz e ere ow ead ave ello ood ey "
        "im ope orse ouse urt as"
    ),
    compound_starts=words(
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
        "ninety half quarter hundred thousand multi single double triple long short high low full part mid well self non "
        "anti pro ex co pre post old new first second third last cross inter semi state far hard left right so must by"
    ),
    compound_ends=words(
        "hour hours day days week weeks month months year years minute minutes second seconds mile miles kilometre "
        "kilometer metre meter foot feet inch inches tonne ton pound pounds dollar euro rupee man woman person member "
        "storey story room bed seat door party point term time way part page person old long wide high tall based born led "
        "run owned made backed funded held related style type like level class size scale range round called"
    ),
    house_style=(
        HouseStyle("utilize", "use"),
        HouseStyle("utilise", "use"),
        HouseStyle("utilized", "used"),
        HouseStyle("utilised", "used"),
        HouseStyle("prior to", "before"),
        HouseStyle("in the event that", "if"),
        HouseStyle("at this point in time", "now"),
        HouseStyle("passed away", "died"),
        HouseStyle("amongst", "among"),
        HouseStyle("whilst", "while"),
        HouseStyle("in order to", "to"),
        HouseStyle("a number of", "several, or the number"),
        HouseStyle("commenced", "began"),
        HouseStyle("going forward", "from now on"),
        HouseStyle("World War Two", "Second World War"),
        HouseStyle("World War II", "Second World War"),
    ),
)  # fmt: skip
