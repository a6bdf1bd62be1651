"""English: lines of a page, and header lines of a wire, that are not the story."""

from standfirst.copydesk.languages import Furniture, Header, Mark, phrases

FURNITURE = (
    Furniture(
        "furniture.search-prompt",
        "anywhere",
        phrases("""
            begin typing your search | begin typing your search above and press return to search | start typing
            your search | start typing to search | start typing to see results | start typing | type to search |
            type your search | type and hit enter | type and press enter | type here to search | enter your
            search term | enter search term | enter keywords | enter a search term | what are you looking for |
            search for | search this site | search this website | search the site | search our site | search
            here | search articles | search results for * | press enter to search | press esc to cancel | press
            esc to close | hit enter to search or esc to close | press enter to begin your search | open search
            | close search | open search bar | toggle search
        """),
    ),
    Furniture("furniture.search-prompt", "edge", ("search", "go")),
    Furniture(
        "furniture.share",
        "anywhere",
        phrases("""
            share this | share this story | share this article | share this post | share this page | share this
            with | share article | share story | share on * | share via * | share to * | share with * | share
            options | share page | share full article | copy link | copy link to clipboard | link copied |
            copied | copy this link | copy url | about sharing | click to share * | click here to share * |
            click to email * | click to print * | opens in new window | tweet this | tweet this story | pin it |
            email this * | email this | email article | print this article | print this page | print article |
            save this story | save article | save this article | save for later | bookmark this | add to
            favourites | add to favorites | facebook twitter * | twitter facebook * | facebook messenger * |
            facebook whatsapp * | whatsapp facebook * | read this later | listen to this article | listen to
            article | listen to this story | listen # min | listen # minutes | # min listen | give this article
            | gift this article | send a tip | # shares | # share | shares | post on x | follow us | follow us
            on * | follow us for * | follow us at * | follow us on google news | add us on google | set as
            preferred source | text size | font size | increase font size | decrease font size | small medium
            large | resize text | change text size
        """),
    ),
    Furniture(
        "furniture.share",
        "edge",
        phrases("""
            share | tweet | email | print | save | like | facebook | twitter | x twitter | whatsapp | linkedin |
            pinterest | reddit | telegram | instagram | youtube | tiktok | messenger | threads | bluesky |
            flipboard | pocket | tumblr | viber | line | koo | rss | bookmark | comment | comments | follow |
            following | more | a a | aa | a | listen | likes | views | retweet | reply
        """),
    ),
    Furniture(
        "furniture.subscribe",
        "anywhere",
        phrases("""
            subscribe | subscribe now | subscribe today | subscribe here | subscribe for free | subscribe to
            continue reading | subscribe to continue | subscribe to read more | subscribe to our * | subscribe
            to the * | subscribe to get * | subscribe for * | already a subscriber | already a subscriber * |
            already a member * | already have an account * | already registered * | not a subscriber * | become
            a member | become a member * | become a subscriber | become a subscriber * | become a supporter |
            support us | support our journalism | support our work | support independent journalism | support
            quality journalism | support local journalism | support the * | donate | donate now | make a
            donation | contribute | make a contribution | sign up | sign up now | sign up here | sign up for
            free | sign up for our * | sign up to our * | sign up for the * | sign up to the * | sign up for
            daily * | get our * | get the latest * | get the app | get our app | get breaking news * | get email
            alerts * | get notified * | get notifications | get news alerts | newsletter | newsletter signup |
            newsletter sign up | our newsletters | newsletters | daily newsletter | enter your email | enter
            your email address | your email address | your email | email address | i agree to the * | by signing
            up * | by subscribing * | by clicking * | by providing your email * | you can unsubscribe * |
            unsubscribe at any time | thank you for subscribing | thanks for subscribing | thank you for signing
            up | thanks for signing up | please check your inbox * | check your inbox * | log in | log in to * |
            sign in to * | sign in or * | sign in register | log in register | login register | register now |
            register for free | create account | create an account | create a free account | my account | your
            account | start your free trial | free trial | try for free | download the app | download our app |
            download the * app | download our app * | download the app * | available on * | install the app |
            open in app | continue reading | continue reading below | story continues below | story continues |
            article continues below | article continues after * | story continues below advertisement | story
            continues after advertisement | continue reading the main story | skip past newsletter promotion |
            after newsletter promotion | privacy notice * | free newsletter | turn on notifications | enable
            notifications | allow notifications | not now | no thanks | maybe later | join the conversation |
            join our * | join us on * | join whatsapp channel | join our whatsapp channel | join our telegram
            channel | this article is for subscribers * | this article is exclusive * | subscriber only |
            subscribers only | premium | premium content
        """),
    ),
    Furniture("furniture.subscribe", "edge", phrases("sign in | login | log out | register | sign out | join | membership")),
    Furniture(
        "furniture.advertisement",
        "anywhere",
        phrases("""
            advertisement | advertisements | advertising | advert | ad | ads | advertisement continue reading *
            | advertisement scroll to continue | scroll to continue | scroll to continue with content | scroll
            to continue reading | scroll down to continue * | skip advertisement | skip ad | skip ads | skip ad
            in # | close ad | remove ads | report this ad | report ad | hide ad | why this ad | ad feedback | ad
            choices | adchoices | sponsored | sponsored content | sponsored links | sponsored by * | paid
            content | paid post | paid partnership | partner content | promoted | promoted content | promoted
            links | promoted stories | from our partners | from the web | around the web | recommended by
            outbrain | outbrain | taboola | by taboola | you may like | ads by google | ads by * | affiliate
            links | loading | loading ad | loading video | please wait
        """),
    ),
    Furniture(
        "furniture.also-read",
        "anywhere",
        phrases("""
            also read | also read: | also see | also see: | also watch | also watch: | also on * | read also |
            read also: | read more | read more: | read more about * | read more on * | read more from * | read
            more here | read more at * | read more stories * | read next | read next: | read this | read this: |
            read all | read full story | read full article | read the full story | read the full story here |
            read the full article | read the full article here | read the original article * | read related |
            read related: | must read | must read: | must reads | related | related: | related articles |
            related article | related article: | related coverage | related coverage: | related stories |
            related stories: | related story | related story: | related topics | related topics: | related news
            | related news: | related posts | related content | related links | related links: | related
            internet links | related reading | related reading: | related video | related videos | related tags
            | more on this story | more on this | more on this topic | more on: | more from * | more like this |
            more in * | more news | more news: | more stories | more stories from * | more stories like this |
            more to read | more to explore | more to know | more headlines | more about * | more top stories |
            see also | see also: | see more | see more: | see all | see all * | view all | view all * | view
            more | view more * | view comments | show more | show less | load more | load more * | learn more |
            find out more | watch now | watch next | watch more | watch live | watch: | watch video | watch the
            video | watch the video above | play video | play video: | play now | play | video player | video
            unavailable | this video can not be played | this video cannot be played | to play this video you
            need to enable javascript * | don t miss | don t miss: | dont miss | dont miss: | in case you missed
            it | icymi | icymi: | you may also like | you may also like: | you might also like | you might also
            like: | you may be interested in * | you might be interested in * | you may have missed |
            recommended | recommended for you | recommended stories | recommended reading | recommended articles
            | suggested reading | suggested articles | suggested for you | editor s picks | editors picks |
            editor s choice | our picks | our top picks | picked for you | for you | most read | most popular |
            most viewed | most shared | most commented | most watched | most recent | trending | trending now |
            trending stories | trending topics | trending news | popular | popular now | popular stories |
            popular posts | popular in the community | what s new | whats trending | top stories | top story |
            top news | top headlines | latest | latest news | latest stories | latest headlines | latest updates
            | latest videos | latest posts | latest articles | latest from * | recent posts | recent articles |
            recent stories | recent news | recent comments | breaking news | elsewhere on the * | elsewhere on *
            | featured | featured stories | featured articles | featured video | explore more | explore more: |
            explore more on these topics | topics in this article | topics in this story | topics: | tags: |
            filed under: | filed under | posted in: | tagged: | categories: | labels: | back to top | back to
            top of page | back to home | back to homepage | back to news | back to article | return to homepage
            | go to homepage | scroll to top | up next | up next: | coming up | now playing | now playing: | in
            this article | in this story | in this article: | on this page | jump to * | table of contents |
            contents | live updates | full coverage | full coverage: | click here | click here for * | click
            here to * | tap here to * | click to expand | tap to expand | expand | collapse | hide | close |
            close menu | close modal | close dialog
        """),
    ),
    Furniture(
        "furniture.also-read", "edge", phrases("analysis: | explainer: | opinion: | live: | video: | photos: | gallery: | topics | tags | categories")
    ),
    Furniture(
        "furniture.next-story",
        "anywhere",
        phrases("""
            next story | next story: | next article | next article: | next post | next post: | next page | next
            up | next up: | next in * | next slide | next | previous | prev | previous story | previous story: |
            previous article | previous article: | previous post | previous post: | previous page | previous
            slide | prev article | prev story | prev next | previous next | previous article next article |
            previous story next story | page # of # | # of # | slide # of # | image # of # | photo # of #
        """),
    ),
    Furniture(
        "furniture.lightbox",
        "anywhere",
        phrases("""
            x | × | close | close x | x close | close image | close lightbox | close gallery | enlarge | enlarge
            image | enlarge this image | toggle caption | hide caption | show caption | view fullscreen | open
            full screen | open fullscreen | full screen | fullscreen | view image in fullscreen | open image in
            gallery | open image modal | open gallery | view gallery | view gallery # | view photos | view
            slideshow | click to enlarge | click image to enlarge | click on image to enlarge | tap to enlarge |
            zoom | zoom in | expand image | expand photo | download image | image gallery | photo gallery
        """),
    ),
    Furniture(
        "furniture.cookie",
        "anywhere",
        phrases("""
            we use cookies * | this site uses cookies * | this website uses cookies * | our website uses cookies
            * | we and our partners * | we care about your privacy | we value your privacy | your privacy | your
            privacy choices | privacy | privacy policy | privacy notice | privacy settings | privacy manager |
            privacy preferences | privacy and cookies | privacy cookies | cookie policy | cookie settings |
            cookie preferences | cookie notice | cookie consent | cookies | cookies policy | manage cookies |
            manage consent | manage preferences | manage settings | manage options | manage cookie preferences |
            consent preferences | accept | accept all | accept all cookies | accept cookies | accept and close |
            accept and continue | accept continue | i accept | i agree | agree and continue | agree | reject |
            reject all | reject all cookies | decline | deny | got it | do not sell my personal information | do
            not sell or share my personal information | terms of use | terms of service | terms conditions |
            terms and conditions | terms privacy | to continue please enable javascript * | please enable
            javascript * | enable javascript * | javascript is disabled * | your browser does not support * |
            please turn off your ad blocker * | please disable your ad blocker * | allow content from * | allow
            facebook content | allow twitter content | allow google youtube content
        """),
    ),
    Furniture(
        "furniture.comment",
        "anywhere",
        phrases("""
            # comments | # comment | no comments | no comments yet | comments # | comment # | comments are
            closed | comments are closed * | comments closed | comments off | comments off on * | comments
            policy | comment guidelines | commenting guidelines | leave a comment | leave a reply | leave
            comment | leave a reply cancel reply | cancel reply | post a comment | post comment | post your
            comment | post a reply | add a comment | add comment | add your comment | write a comment | write a
            comment * | write your comment * | view comments | view # comments | view all comments | view all #
            comments | show comments | show comments # | hide comments | read comments | read # comments | see
            comments | see all comments | join the discussion | join the discussion * | be the first to comment
            | be the first to comment * | be the first to leave a comment | start the conversation | start a
            conversation | sort by * | newest first | oldest first | most liked | report comment | report this
            comment | report abuse | your comment | your email address will not be published * | required fields
            are marked | save my name email and website * | notify me of * | have your say | have your say * |
            what do you think | what do you think * | reply | report | flag | like # dislike # | # likes | #
            replies | # reply | # views | # view | # retweets | # reposts | # quotes | # bookmarks | load
            comments | log in to comment | log in to reply | login to comment | sign in to comment | you must be
            logged in to * | have a news tip | have a story * | got a story * | got a tip * | got a news tip * |
            contact us | send us a tip | report an error | report a typo | report a correction | suggest a
            correction | found an error * | see a mistake * | spotted an error * | was this article helpful |
            was this article helpful * | was this helpful | rate this article | rate this story | give feedback
            | send feedback | give us feedback | help us improve *
        """),
    ),
    Furniture(
        "furniture.menu",
        "anywhere",
        phrases("""
            skip to content | skip to main content | skip to main | skip to navigation | skip to footer | skip
            to search | skip links | skip navigation | main menu | main navigation | main content | open menu |
            close menu | show menu | hide menu | toggle navigation | toggle menu | toggle sidebar | open
            navigation menu | close navigation menu | menu search | search menu | navigation | site navigation |
            menu | all sections | sections | home news * | news sport * | accessibility help | accessibility
            links | accessibility statement | about us | about this site | about the bbc | advertise | advertise
            with us | careers | site map | sitemap | e paper | epaper | today s paper | print edition | digital
            edition | edition | change edition | switch edition | select edition | choose edition | select
            language | change language | select country | you are here | you are here: | breadcrumbs |
            breadcrumb | all rights reserved | all rights reserved * | powered by * | designed by * | mobile
            version | desktop version | view desktop version | rss feed | rss feeds
        """),
    ),
    Furniture(
        "furniture.menu",
        "edge",
        phrases("""
            home | news | world | world news | politics | business | economy | markets | sport | sports |
            football | cricket | opinion | opinions | editorial | culture | arts | entertainment | lifestyle |
            life style | health | science | tech | technology | environment | climate | travel | weather | video
            | videos | photos | photo | podcasts | podcast | magazine | education | local | national | india |
            uk | us | u s | usa | europe | asia | africa | americas | middle east | money | finance | live |
            games | puzzles | crosswords | recipes | obituaries | letters | elections | jobs | shop |
            classifieds | archive | archives | help | faq | faqs | feedback | contact | about | terms | account
            | settings | notifications | profile | english | hindi | follow topic | up | down | on | off | min
            read
        """),
    ),
    Furniture(
        "furniture.page-note",
        "anywhere",
        phrases("""
            # min read | # mins read | # minute read | # minutes read | # min | # mins | # minute | reading time
            * | read time * | estimated reading time * | estimated read time * | # words | this article is more
            than # * | this article was published more than * | this story was originally published * | this
            article was originally published * | this article originally appeared * | this story originally
            appeared * | this article appeared in * | this story has been published from a wire agency feed * |
            this story has not been edited by * | except for the headline this story has not been edited by * |
            with the exception of the headline this story has not been edited * | this is an auto generated * |
            this report is auto generated * | first published on * | the views expressed * | the opinions
            expressed * | copyright * | our standards * | our standards: | reuse this content | reprints |
            request permission * | licensing rights | order reprints | republish this article | republish our
            articles * | fact checked | fact checked by * | key takeaways | highlights | at a glance | author
            bio | about the author | about the authors | about the writer | view author archive | view all posts
            by * | view profile | all posts | follow author | follow * | # followers | # hours ago | # hour ago
            | # minutes ago | # minute ago | # mins ago | # days ago | # day ago | # weeks ago | # week ago | #
            months ago | just now | yesterday | story highlights | file attachments | news from * | via getty
            images | end of article | end of content | for more news * | for more stories * | for all the latest
            * | for the latest * | stay informed * | stay up to date * | stay tuned * | stay connected | never
            miss *
        """),
    ),
)  # fmt: skip

HEADERS = (
    Header(
        "header.correction",
        phrases("""
            correction | corrected | corrected version | corrected repeat | corrects | corrected: | correction:
            | corrections: | clarification | clarification: | refiles | refile | refile: | write through |
            writethru
        """),
        ("corrects", "correcting", "clarifies", "fixes", "this version corrects", "eds corrects", "refiles"),
    ),
    Header(
        "header.note",
        phrases("""
            attention editors | attention editors: |
            attn editors | attn editors: | attention news editors | attention all editors | attention: |
            editors: | editor s note: | editors note: | editors notes: | note to editors | note to editors: |
            notes to editors | notes to editors: | note to readers: | eds: | eds note: | ed note: | ed s note: |
            desk note: | not for publication: | stand by | more to come | more to follow | more follows | with
            photo | with photos | with picture | with pictures | with video | with graphic | photo available |
            photos available | graphic available | pictures available | for more information contact: | media
            contact | media contact: | media contacts | media contacts: | press contact | press contact: | press
            contacts: | contact: | contacts: | media enquiries | media enquiries: | media inquiries: | press
            enquiries:
        """),
        ("eds", "editors", "with photo", "with photos", "with picture", "with pictures", "with graphic", "for use",
         "attention editors"),
    ),
    Header(
        "header.update",
        phrases("""
            update # | update # * | urgent | bulletin | flash | newsalert | news alert | snap | lead | lead all
            | repeat | repeats | repeating | repeat for all | repeating for * | repetition | recast | adds |
            wrapup # | wrapup # * | # lead | # st lead | # st ld | # nd ld | # rd ld | # th ld | #st lead | #nd
            lead | #rd lead | #th lead | first lead | second lead | third lead | fourth lead | developing story
            | first take | second take
        """),
        ("adds", "adding", "recasts", "recasting", "updates", "updating", "updated with", "updates with", "updates throughout",
         "releads", "rewrites", "repeats", "repeating", "edits", "writes through", "new throughout", "more details", "more"),
    ),
    Header(
        "header.release",
        phrases("""
            for immediate release | for immediate release * | for immediate release: | immediate release | for release |
            embargo lifted * | embargo has lifted
        """),
    ),
    Header(
        "header.slug",
        phrases("""
            slug: | slugline: | keyword: | keywords: | category: | section: | priority: | urgency: | word count:
            | wordcount: | words: | story id: | version: | source id: | ref: | take: | desk:
        """),
    ),
    Header(
        "header.end",
        phrases("""
            end | ends | ends: | endit | end it | more | mf | mtf | end of story | end of text | end of message
        """),
    ),
)  # fmt: skip

MARKS = (
    Mark(
        "header.embargo",
        exact=phrases("strictly embargoed | strict embargo | under embargo | under strict embargo | embargoed copy"),
        labels=phrases("embargo | embargoed"),
        timed=phrases("""
            embargo | embargoed | embargo until | embargo till | embargo to | embargoed until * | embargoed till * |
            embargoed for | embargoed to | embargoed for release | embargoed for release until * | strictly embargoed |
            strictly embargoed until * | strictly embargoed till * | strict embargo | strict embargo until * | under embargo |
            under embargo until * | not for publication before * | not for publication until * | not for release before * |
            not for release until * | not for use before * | not for use until * | not before | for release | for release at |
            for release on | hold for release | hold for release until * | hold until | hold till | release date | release at
        """),
    ),
    Mark(
        "header.kill",
        exact=phrases("""
            kill kill kill | bc kill | mandatory kill | kill advisory | kill notice | kill story | story kill | story killed |
            kill mandatory | editors please kill | eds please kill | attention editors kill | story withdrawn |
            this story has been withdrawn | this story is withdrawn | advisory story withdrawn | bulletin kill |
            story withdrawal | story elimination | bc elimination | mandatory elimination
        """),
        labels=phrases("""
            kill * | killed * | withdrawn * | mandatory kill * | bulletin kill * | kill story * | kill advisory * | elimination |
            withdrawal | story withdrawn * | editors please kill * | eds please kill * | attention editors kill *
        """),
    ),
    Mark(
        "header.hold",
        exact=phrases("hold for release | hold story | do not use | do not use this story | not for use"),
        labels=phrases("hold * | hold for release * | hold story * | withhold * | withheld | do not use *"),
    ),
    Mark(
        "header.not-for-publication",
        exact=phrases("""
            not for publication | not for release | not for print | not for broadcast | not for publication or broadcast |
            strictly not for publication | do not publish | for information only | for information only not for publication |
            background only | for background only | internal use only | for internal use only
        """),
        labels=("confidential",),
    ),
    Mark(
        "header.advisory",
        exact=phrases("media advisory | news advisory | advisory to editors | advisory for editors | note to editors"),
        labels=("advisory",),
    ),
)  # fmt: skip
