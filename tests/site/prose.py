"""The words of the gated story: 1,000 in 25 paragraphs, written for this test and true of nowhere."""

PARAGRAPHS = (
    "The last bakery on Cooper Row shut its ovens for good on Saturday, and by Monday morning a queue "
    "of forty people stood outside a locked door, reading a notice that thanked them for one hundred "
    "and eleven years of custom and small change.",
    "Edda Marrin, who is sixty-three and learned the trade from her aunt, said that flour had doubled "
    "in price since spring. “I could sell a loaf at five crowns and lose a crown on it,” she said. “So "
    "I stopped before I owed anyone.”",
    "The row once had three bakers, two butchers and a man who mended clocks. It keeps a bank that "
    "opens on Thursdays, a shop for telephones and a long window of brown paper, behind which nobody "
    "has moved since the winter of the flood.",
    "Council papers published last week put the number of empty shops in the old town at eighty-four, "
    "eleven more than a year ago. The clerk who counted them walked every street twice, because some "
    "owners light their windows to look as if they were trading.",
    "Whether the council can do anything is disputed. Its own lawyer advised in August that it may "
    "lower the yearly charge on a shop that opens, but may not raise the charge on one that stays shut, "
    "unless the county changes its rules first.",
    "Petra Hollis, who leads the majority, wants to ask the county for exactly that. She told the "
    "finance committee that two owners hold half of the empty windows and live abroad. Neither has "
    "answered a letter, she said, and both have paid on time.",
    "One of them, a company called Northgate Holdings, answered questions from this newspaper in "
    "writing. It denied that it keeps shops empty on purpose. “We have tried to let every one of them,” "
    "it wrote, “at rents that the market has refused.”",
    "Records of the land office show what those rents were. The bakery paid nine hundred crowns a "
    "month; the brown window next door was offered at two thousand four hundred, a figure last paid "
    "anywhere in the street by a bank, before it left.",
    "Dr Ansel Oyekan of the harbour college has studied twelve towns of the same size along the coast. "
    "In seven of them, he found, rents on paper stayed high because loans were secured on them.",
    "“An empty shop can be worth more than a full one, to the person who owns it,” he said. “It is "
    "never worth more to the person who walks past.”",
    "Traders have begun to help themselves. Since May, nine of them have shared one till in the former "
    "fish hall, where a stall costs twenty crowns a day. A cobbler, two potters and a seller of "
    "second-hand sails say they have covered their costs.",
    "The hall has no heating. In October the thermometer by the potters read six degrees at noon, and "
    "the cobbler worked in gloves with the tips cut off. The council owns the boiler; it was drained in "
    "2019 and has not been lit since.",
    "Mending it would cost thirty-one thousand crowns, according to an estimate that the traders paid "
    "for and the council has not yet accepted. Ms Hollis said that she would put the sum to a vote "
    "before the year is out, if the county agrees.",
    "Her opponents doubt the plan. Gregor Vane, who sits for the outer wards, called it a warm room for "
    "twelve people paid for by nine thousand.",
    "The shelter is on the county’s list for next summer. A spokesman for the roads office said that "
    "nothing prevented the town from doing it sooner with its own money. He could not say what it would "
    "cost, because nobody had asked until this week.",
    "At the bakery, meanwhile, the ovens are for sale. They are of a kind that is no longer made, lined "
    "with brick from the island kilns, and each weighs as much as a small lorry.",
    "Two buyers came to look on Sunday. One was a museum from the capital; the other was Jonas Adeyemi, "
    "who is twenty-six and bakes at night in the kitchen of his parents’ restaurant. He measured the "
    "door, the flue and the floor, and said little.",
    "He has applied for the lease, at nine hundred crowns. Northgate has asked for eighteen hundred, "
    "and for three months in advance. “I have two of the three,” he said.",
    "Ms Marrin would teach him the ovens, she said, if he asked before her knees gave out. They need "
    "four hours to come to heat and will not be hurried; in January, with a north wind, they need five.",
    "The county’s committee on trade meets on the second of December. Its chair, Ilse Tamm, said that "
    "the town’s request had arrived and would be heard. She made no promise. Three towns have asked "
    "before, and each was told to wait for a report.",
    "That report was ordered four years ago and has changed hands twice. Its present author, a retired "
    "judge, expects to finish in the spring.",
    "In the fish hall they have their own count, chalked on the wall beside the till. It is of "
    "customers, and it is added up every evening by the potters’ daughter, who is nine. On Saturday, "
    "the day the bakery closed, it stood at four hundred and six.",
    "She has noticed that people come when it rains and stay when there is soup. The traders have asked "
    "the restaurant for a second pot.",
    "The key was found on Tuesday in a drawer at the town hall, labelled in the hand of a clerk who "
    "retired in 1998. It turned. The side door opened on to Cooper Row, directly opposite the bakery, "
    "whose notice had by then begun to curl.",
    "Somebody had written on it in pencil, under the thanks, a question: what time tomorrow? Ms Marrin "
    "saw it when she came to read the meter. She did not rub it out, she said, because she would have "
    "liked to know the answer too, herself.",
)
