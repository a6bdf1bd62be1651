"""What the credit of a picture opens with in languages that have no table of their own."""

FURTHER = (
    "fotografia", "fotografie", "fotograf", "fotografi", "fotoğraf", "immagine", "imagem", "imagens", "beeld", "billede",
    "bilde", "kuva", "kuvat", "valokuva", "zdjęcie", "zdjęcia", "fot", "snímek", "fotó", "kép", "fotografija", "фото",
    "снимок", "світлина", "снимка", "φωτογραφία", "φωτο", "صورة", "تصوير", "عکس", "צילום", "תמונה", "फोटो", "छायाचित्र",
    "图", "图片", "摄影", "圖", "攝影", "写真", "撮影", "사진",
)  # fmt: skip
