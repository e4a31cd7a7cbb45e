"""What the columns of tables of coded segments can be, and what they are called in several languages."""

from collections.abc import Mapping
from enum import StrEnum


class QuoteTarget(StrEnum):
    """What a column can be."""

    DOCUMENT = "document"
    GROUP = "group"
    CODE = "code"
    CODES = "codes"
    TEXT = "text"
    CODER = "coder"
    MEMO = "memo"
    PARAGRAPH = "paragraph"
    START = "start"
    CREATED = "created"
    MODIFIED = "modified"
    LEFT_OUT = "-"


USUAL_NAMES: Mapping[QuoteTarget, tuple[str, ...]] = {
    QuoteTarget.DOCUMENT: (
        "document name", "dokumentname", "document", "dokument", "file name", "filename", "file",
        "source name", "source", "dateiname", "datei", "quelle", "primary document", "name",
        "nom du document", "nom du fichier", "fichier", "nombre del documento", "documento",
        "nombre del archivo", "archivo", "fuente", "文档名", "文档名称", "文件名", "文件名称", "文档",
        "文件", "来源",
        "belge adı", "belge", "dosya adı", "dosya", "kaynak",
    ),
    QuoteTarget.GROUP: (
        "document group", "dokumentgruppe", "document groups", "folder", "folder location", "file folder",
        "source folder", "ordner",
        "groupe de documents", "dossier", "grupo de documentos", "carpeta", "文档组", "文件夹",
        "belge grubu", "klasör",
    ),
    QuoteTarget.CODE: (
        "code", "code name", "code path", "hierarchical name", "node", "node name", "codename", "knoten",
        "kategorie", "category",
        "nom du code", "nœud", "catégorie", "código", "nombre del código", "nodo", "categoría", "代码",
        "代码名称",
        "编码", "节点", "类别", "kod", "kod adı", "düğüm", "kategori",
    ),
    QuoteTarget.CODES: ("codes", "nodes"),
    QuoteTarget.TEXT: (
        "segment", "coded segment", "coded text", "text", "quote", "quotation", "quotation content",
        "reference text", "coded reference", "passage", "excerpt", "content", "codiertes segment",
        "codierter text", "textstelle", "zitat", "inhalt",
        "segment codé", "texte codé", "texte", "extrait", "citation", "contenu", "segmento",
        "segmento codificado",
        "texto codificado", "texto", "cita", "contenido", "编码文本", "编码片段", "片段", "文本", "引文",
        "内容",
        "kodlanmış bölüm", "kodlanmış metin", "bölüm", "metin", "alıntı", "içerik",
    ),
    QuoteTarget.CODER: (
        "created by", "erstellt von", "author", "autor", "coder", "coded by", "codiert von", "codierer",
        "coded by initials", "user", "benutzer", "modified by", "bearbeitet von", "zuletzt bearbeitet von",
        "auteur", "créé par", "codé par", "utilisateur", "modifié par", "creado por", "codificado por",
        "usuario",
        "modificado por", "作者", "创建者", "编码者", "用户", "修改者", "yazar", "oluşturan", "kodlayan",
        "kullanıcı",
        "değiştiren",
    ),
    QuoteTarget.MEMO: (
        "comment", "kommentar", "memo", "segment memo", "note", "notiz", "quotation comment",
        "commentaire", "mémo", "comentario", "nota", "备注", "评论", "注释", "yorum", "not",
    ),
    QuoteTarget.PARAGRAPH: (
        "beginning", "begin", "anfang", "paragraph", "absatz", "start paragraph", "begins at",
        "début", "paragraphe", "inicio", "principio", "comienzo", "párrafo", "开始", "段落", "başlangıç",
        "paragraf",
    ),
    QuoteTarget.START: ("start", "start position", "character start", "startposition"),
    QuoteTarget.CREATED: (
        "created", "creation date", "created on", "date created", "erstellt", "erstellt am",
        "erstellungsdatum", "coded on",
        "créé le", "date de création", "creado el", "fecha de creación", "创建日期", "创建时间",
        "oluşturulma tarihi",
    ),
    QuoteTarget.MODIFIED: (
        "modified", "modified on", "last modified", "date modified", "modification date", "bearbeitet",
        "bearbeitet am", "geändert am", "änderungsdatum", "letzte änderung",
        "modifié le", "date de modification", "modificado el", "fecha de modificación", "修改日期",
        "修改时间",
        "değiştirilme tarihi",
    ),
}  # fmt: skip
"""What columns are called that are this, the likeliest first; punctuation and case aside.

Of a language, those of programs that were seen come before what their words would be in others.
"""

NOT_NEEDED = frozenset(
    {
        "", "color", "colour", "farbe", "end", "ende", "preview", "vorschau", "area", "fläche", "coverage",
        "% coverage", "coverage %", "abdeckung", "abdeckungsgrad", "abdeckungsgrad %", "id", "nr", "no",
        "reference number", "number", "number of coding references", "aggregate", "reference", "couleur",
        "fin",
        "aperçu", "couverture", "surface", "área", "vista previa", "cobertura", "颜色", "结束", "预览",
        "覆盖率", "面积",
        "renk", "bitiş", "önizleme", "kapsam", "alan",
    }
)  # fmt: skip
"""Columns that say nothing of a segment beside its words and place."""
