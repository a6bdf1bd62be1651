"""The newsroom's models, one file per concept."""

from standfirst.newsroom.models.arrival import Arrival, Notice
from standfirst.newsroom.models.breaking import Breaking
from standfirst.newsroom.models.dispatch import REMOVALS, Consumer, Dispatch, Parked, dispatch, newest_seq
from standfirst.newsroom.models.followed import Followed
from standfirst.newsroom.models.front import FrontSlot
from standfirst.newsroom.models.handling import Handling
from standfirst.newsroom.models.newer_copy import NewerCopy
from standfirst.newsroom.models.newspaper import Newspaper
from standfirst.newsroom.models.next_story import NextStory
from standfirst.newsroom.models.pages import HomePage, StaticPage
from standfirst.newsroom.models.picture import Picture, Rendition
from standfirst.newsroom.models.routing_rule import RoutingRule
from standfirst.newsroom.models.section import Section, Storyline, Topic
from standfirst.newsroom.models.state import Correction, Move, Standing, StoryItem, StoryState
from standfirst.newsroom.models.story import Byline, Story, StoryPicture
from standfirst.wire.rights import Licence

__all__ = [
    "REMOVALS",
    "Arrival",
    "Breaking",
    "Byline",
    "Consumer",
    "Correction",
    "Dispatch",
    "Followed",
    "FrontSlot",
    "Handling",
    "HomePage",
    "Licence",
    "Move",
    "NewerCopy",
    "Newspaper",
    "NextStory",
    "Notice",
    "Parked",
    "Picture",
    "Rendition",
    "RoutingRule",
    "Section",
    "Standing",
    "StaticPage",
    "Story",
    "StoryItem",
    "StoryPicture",
    "StoryState",
    "Storyline",
    "Topic",
    "dispatch",
    "newest_seq",
]
