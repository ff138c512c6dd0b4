/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading people out of a text that was copied from somewhere: a signature, a card, a line out of a
 * chat, rows of a sheet. Nothing is looked up and nothing written; no state; any thread.
 *
 *   text ─ lines ─▶ items: a piece and what it is ─ whose? ─▶ cards ─ accord_paste_settle() ─▶ pieces
 */

#include "accord-config.h"

#include "accord-paste-private.h"

#include <string.h>

static void
card_free (gpointer data)
{
  AccordPastedCard *card = data;

  g_ptr_array_unref (card->pieces);
  g_free (card);
}

/**
 * accord_paste_free:
 * @self: (transfer full): what was read
 */
void
accord_paste_free (AccordPaste *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self);
}

/**
 * accord_paste_copy:
 * @self: what was read
 *
 * Returns: (transfer full): the same cards: nobody changes them
 */
AccordPaste *
accord_paste_copy (const AccordPaste *self)
{
  AccordPaste *copy = g_new0 (AccordPaste, 1);

  copy->cards = g_ptr_array_ref (self->cards);
  copy->cut = self->cut;
  return copy;
}

G_DEFINE_BOXED_TYPE (AccordPaste, accord_paste, accord_paste_copy, accord_paste_free)

/*< private >
 * accord_paste_slice:
 *
 * Returns: (transfer full): characters of @text
 */
char *
accord_paste_slice (const gunichar *text, guint start, guint end)
{
  char *slice = g_ucs4_to_utf8 (text + start, (glong) (end - start), NULL, NULL, NULL);

  return slice != NULL ? slice : g_strdup ("");
}

/* Numbers, addresses of the net and accounts are kept in plain signs, words as somebody wrote them. */
AccordPasteItem *
accord_paste_add (GPtrArray *items, const AccordPasteText *text, AccordPastedPart part, AccordPastedTrust trust, guint start, guint end, guint line)
{
  AccordPasteItem *item = g_new0 (AccordPasteItem, 1);
  gboolean plain = part == ACCORD_PASTED_PHONE || part == ACCORD_PASTED_EMAIL || part == ACCORD_PASTED_WEBSITE
                   || part == ACCORD_PASTED_MESSENGER || part == ACCORD_PASTED_TAX_ID;

  item->piece = (AccordPastedPiece) { part, trust, accord_paste_slice (plain ? text->plain : text->as_is, start, end), NULL, start, end };
  item->line = line;
  g_ptr_array_add (items, item);
  return item;
}

void
accord_paste_item_free (gpointer data)
{
  AccordPasteItem *item = data;

  g_free (item->piece.text);
  g_free (item->piece.label);
  g_free (item);
}

static gunichar
plain_of (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e) /* full-width */
    return c - 0xff01 + '!';
  if (c == 0x3000 || c == 0xa0 || (c >= 0x2000 && c <= 0x200f) || c == 0x202f || c == 0x2060 || c == 0xfeff || (c >= 0x202a && c <= 0x202e))
    return ' ';
  if (c == 0x2010 || c == 0x2011 || c == 0x2212)
    return '-';
  return c == 0x2028 || c == 0x2029 || c == '\r' || c == '\v' || c == '\f' ? '\n' : c;
}

static void
text_init (AccordPasteText *self, const char *text, gssize length, gboolean *cut)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  glong n;

  self->as_is = g_utf8_to_ucs4_fast (valid, -1, &n);
  *cut = n > ACCORD_PASTE_MAX_CHARS;
  self->n = (guint) MIN (n, ACCORD_PASTE_MAX_CHARS);
  self->plain = g_new (gunichar, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->plain[i] = plain_of (self->as_is[i]);
  self->plain[self->n] = 0;
}

static gboolean
is_blank (const AccordPasteText *text, guint start, guint end)
{
  guint n_strokes = 0, n_others = 0;

  for (guint i = start; i < end; i++)
    if (text->plain[i] != 0 && text->plain[i] < 128 && strchr ("-_=*~#", (char) text->plain[i]) != NULL)
      n_strokes++;
    else if (!g_unichar_isspace (text->plain[i]))
      n_others++;
  return n_others == 0 && (n_strokes == 0 || n_strokes >= 2);
}

/* Several "Name <address>" in a row are lines of their own. */
static guint
line_end (const AccordPasteText *text, guint start)
{
  guint end = start, n_closed = 0, first = 0;

  for (; end < text->n && text->plain[end] != '\n'; end++)
    if (text->plain[end] == '>' && ++n_closed == 1)
      first = end + 1;
  return n_closed > 1 ? first : end;
}

/* The labels at the heads of columns, as a sheet or a table gives them; %NULL if the first line is none. */
static GArray *
read_heads (const AccordPasteText *text, guint end)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (const AccordPasteLabel *));
  guint from = 0, n_known = 0;

  for (guint i = 0; i <= end; i++)
    if (i == end || text->plain[i] == '\t')
      {
        const AccordPasteLabel *label = accord_paste_label_is (text, from, i);

        g_array_append_val (heads, label);
        n_known += label != NULL;
        from = i + 1;
      }
  return heads->len > 1 && n_known > 1 && n_known * 2 > heads->len ? g_steal_pointer (&heads) : NULL;
}

static void
read_row (AccordPasteReading *self, GArray *heads, guint start, guint end, guint line)
{
  guint from = start, column = 0;

  for (guint i = start; i <= end; i++)
    if (i == end || self->text->plain[i] == '\t')
      {
        accord_paste_read_cell (self->text, from, i, line,
                                column < heads->len ? g_array_index (heads, const AccordPasteLabel *, column) : NULL, self->card);
        from = i + 1;
        column++;
      }
  accord_paste_end_card (self);
}

static void
read_lines (AccordPasteReading *self)
{
  g_autoptr (GPtrArray) block = g_ptr_array_new_with_free_func (accord_paste_item_free);
  g_autoptr (GArray) heads = read_heads (self->text, line_end (self->text, 0));
  guint line = 0;

  for (guint start = 0, end; start <= self->text->n; start = end < self->text->n && self->text->plain[end] == '\n' ? end + 1 : MAX (end, start + 1), line++)
    {
      end = line_end (self->text, start);
      if (heads != NULL && line > 0)
        read_row (self, heads, start, end, line);
      else if (heads == NULL && is_blank (self->text, start, end))
        {
          accord_paste_read_block (self, block);
          g_ptr_array_set_size (block, 0);
        }
      else if (heads == NULL)
        accord_paste_read_line (self->text, start, end, line, block);
    }
  accord_paste_read_block (self, block);
  accord_paste_end_card (self);
}

/**
 * accord_paste_read:
 * @text: what was copied; bytes that are no UTF-8 are replaced
 * @length: bytes, -1 if it ends with 0
 *
 * Reads people and companies out of a text. Every piece says why it is taken for what it is, and where
 * it stood; what nothing is known about is a note of whoever it stands with. At most
 * %ACCORD_PASTE_MAX_CHARS characters are read.
 *
 * Returns: (transfer full): the cards; none where no name, number or address was found
 */
AccordPaste *
accord_paste_read (const char *text, gssize length)
{
  AccordPaste *self = g_new0 (AccordPaste, 1);
  AccordPasteText plain;
  g_autoptr (GPtrArray) card = g_ptr_array_new_with_free_func (accord_paste_item_free);
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func (accord_paste_item_free);
  AccordPasteReading reading = { &plain, self, card, head };

  g_return_val_if_fail (text != NULL, NULL);

  self->cards = g_ptr_array_new_with_free_func (card_free);
  text_init (&plain, text, length, &self->cut);
  read_lines (&reading);
  g_free (plain.as_is);
  g_free (plain.plain);
  return self;
}

/**
 * accord_pasted_card_text:
 * @card: one of the cards
 * @part: what is asked for
 *
 * Returns: (nullable): the first piece that is one
 */
const char *
accord_pasted_card_text (const AccordPastedCard *card, AccordPastedPart part)
{
  for (guint i = 0; i < card->pieces->len; i++)
    {
      const AccordPastedPiece *piece = card->pieces->pdata[i];

      if (piece->part == part && *piece->text != '\0')
        return piece->text;
    }
  return NULL;
}

/**
 * accord_paste_looks_like:
 * @text: what was typed or copied
 *
 * Returns: whether somebody may be read out of it: it has an e-mail or a phone, and more than that
 */
gboolean
accord_paste_looks_like (const char *text)
{
  g_autoptr (AccordPaste) paste = accord_paste_read (text, -1);

  for (guint i = 0; i < paste->cards->len; i++)
    {
      const AccordPastedCard *card = paste->cards->pdata[i];

      if (card->pieces->len > 1 && (accord_pasted_card_text (card, ACCORD_PASTED_EMAIL) != NULL || accord_pasted_card_text (card, ACCORD_PASTED_PHONE) != NULL))
        return TRUE;
    }
  return FALSE;
}
