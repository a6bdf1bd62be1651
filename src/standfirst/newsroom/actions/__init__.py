"""One business action, one class: permission, rights and state checked, then written with audit and Dispatch."""

from standfirst.newsroom.actions.again import TryAgain
from standfirst.newsroom.actions.breaking import SetBreaking
from standfirst.newsroom.actions.correct import CorrectStory
from standfirst.newsroom.actions.delete import DeleteStory
from standfirst.newsroom.actions.embargo import SetEmbargo
from standfirst.newsroom.actions.file import FileStory
from standfirst.newsroom.actions.front import SetFront
from standfirst.newsroom.actions.having import AskForStory, LetGo, TakeStory
from standfirst.newsroom.actions.hold import HoldStory, ReleaseStory
from standfirst.newsroom.actions.kill import KillStory, UndoKill
from standfirst.newsroom.actions.move import MoveStory
from standfirst.newsroom.actions.publish import PublishStory, publish_latest
from standfirst.newsroom.actions.renew import RenewStory
from standfirst.newsroom.actions.review import ApproveStory, CallOffReview, SendBack, SendForReview
from standfirst.newsroom.actions.rights import StateRights
from standfirst.newsroom.actions.schedule import ScheduleStory
from standfirst.newsroom.actions.sources import PauseSource
from standfirst.newsroom.actions.takes import AddTake
from standfirst.newsroom.actions.together import ChooseNext, PlaceInStoryline
from standfirst.newsroom.actions.unpublish import UnpublishStory

__all__ = [
    "AddTake",
    "ApproveStory",
    "AskForStory",
    "CallOffReview",
    "ChooseNext",
    "CorrectStory",
    "DeleteStory",
    "FileStory",
    "HoldStory",
    "KillStory",
    "LetGo",
    "MoveStory",
    "PauseSource",
    "PlaceInStoryline",
    "PublishStory",
    "ReleaseStory",
    "RenewStory",
    "ScheduleStory",
    "SendBack",
    "SendForReview",
    "SetBreaking",
    "SetEmbargo",
    "SetFront",
    "StateRights",
    "TakeStory",
    "TryAgain",
    "UndoKill",
    "UnpublishStory",
    "publish_latest",
]
