"""What the body of a story is made of."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link"]


class ListOf(blocks.StructBlock):
    ordered = blocks.BooleanBlock(required=False)
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE))

    class Meta:
        icon = "list-ul"
        label = "List"


class Quote(blocks.StructBlock):
    """A passage set apart: not a paragraph that speaks in quotation marks."""

    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = "Pull quote"


class PictureInText(blocks.StructBlock):
    picture = ImageChooserBlock()
    caption = blocks.CharBlock(required=False, max_length=600)
    credit = blocks.CharBlock(required=False, max_length=160)

    class Meta:
        icon = "image"
        label = "Picture"


class Embed(blocks.StructBlock):
    """Something elsewhere. Readers get a plain link: no page of ours loads anything from anyone."""

    href = blocks.URLBlock(label="Address")
    title = blocks.CharBlock(max_length=160)

    class Meta:
        icon = "link"
        label = "Link card"


class Body(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock(features=INLINE, icon="pilcrow")
    subhead = blocks.CharBlock(max_length=160, icon="title")
    list = ListOf()
    quote = Quote()
    picture = PictureInText()
    table = TypedTableBlock([("text", blocks.CharBlock(required=False))], icon="table")
    embed = Embed()
