/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One person out of what was read about them: several lines of an address become one, of several names
 * the one that the e-mail speaks of is the person's, what is said twice stands once. No state; any thread. */

#include "accord-config.h"

#include "accord-paste-private.h"

#include <string.h>

#include "accord-phone.h"
#include "accord-text.h"

#define SAME_WORD_MIN 4 /* letters that a name and an e-mail must share to be of one */

static AccordPastedPiece *
piece_at (GPtrArray *items, guint i)
{
  return &((AccordPasteItem *) items->pdata[i])->piece;
}

static void
append_text (AccordPastedPiece *piece, const char *between, const AccordPastedPiece *more)
{
  char *both = g_strconcat (piece->text, between, more->text, NULL);

  g_free (piece->text);
  piece->text = both;
  piece->start = MIN (piece->start, more->start);
  piece->end = MAX (piece->end, more->end);
  piece->trust = MAX (piece->trust, more->trust);
}

/* Lines of one address stand under one another; pieces of a Chinese one need nothing between. */
static void
join_addresses (GPtrArray *items)
{
  for (guint i = 0; i + 1 < items->len;)
    {
      AccordPasteItem *one = items->pdata[i], *next = items->pdata[i + 1];
      gboolean both = one->piece.part == ACCORD_PASTED_ADDRESS && next->piece.part == ACCORD_PASTED_ADDRESS;
      gboolean han;

      if (!both || next->line > one->line + 1)
        {
          i++;
          continue;
        }
      han = accord_text_has_han (one->piece.text) && next->line == one->line;
      append_text (&one->piece, next->line > one->line ? "\n" : han ? "" : ", ", &next->piece);
      one->line = next->line;
      g_ptr_array_remove_index (items, i + 1);
    }
}

/* What stands before the @ of the first e-mail, or behind it without its ending; folded. */
static char *
email_half (GPtrArray *items, gboolean host)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AccordPastedPiece *piece = piece_at (items, i);
      const char *at = piece->part == ACCORD_PASTED_EMAIL ? strchr (piece->text, '@') : NULL;
      const char *dot = at != NULL ? strchr (at, '.') : NULL;

      if (dot == NULL)
        continue;
      return host ? g_ascii_strdown (at + 1, dot - at - 1) : g_ascii_strdown (piece->text, at - piece->text);
    }
  return g_strdup ("");
}

/* How many of the words of @name are in @half: the pinyin of a Chinese name counts. */
static guint
shared_words (const char *name, const char *half)
{
  g_autofree char *spelled = accord_text_spell (name);
  g_auto (GStrv) words = g_strsplit_set (spelled, " \t.-'", -1);
  guint n = 0;

  if (*half == '\0')
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = accord_text_squash (words[i]);

      n += strlen (word) >= (accord_text_has_han (name) ? 2 : 3) && strstr (half, word) != NULL;
    }
  return n;
}

/* A name that the e-mail's host is called by is the company's. */
static void
name_companies (GPtrArray *items)
{
  g_autofree char *host = email_half (items, TRUE);
  g_autofree char *plain_host = accord_text_squash (host);

  for (guint i = 0; i < items->len; i++)
    {
      AccordPastedPiece *piece = piece_at (items, i);
      g_autofree char *squashed = accord_text_squash (piece->text);
      gboolean may = (piece->part == ACCORD_PASTED_NOTE && piece->trust == ACCORD_PASTED_GUESSED) || (piece->part == ACCORD_PASTED_NAME && piece->trust == ACCORD_PASTED_GUESSED);

      if (may && strlen (squashed) >= SAME_WORD_MIN && strlen (plain_host) >= SAME_WORD_MIN
          && (g_str_has_prefix (plain_host, squashed) || g_str_has_prefix (squashed, plain_host)))
        piece->part = ACCORD_PASTED_COMPANY;
    }
}

static guint
best_of (GPtrArray *items, AccordPastedPart part, const char *half)
{
  guint best = G_MAXUINT, best_score = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const AccordPastedPiece *piece = piece_at (items, i);
      guint score;

      if (piece->part != part)
        continue;
      score = 1 + (ACCORD_PASTED_GUESSED - piece->trust) * 100 + (half != NULL ? shared_words (piece->text, half) : 0);
      if (score > best_score)
        {
          best = i;
          best_score = score;
        }
    }
  return best;
}

/* One name, in another script an other name; further ones are told in the note. */
static void
choose_name (GPtrArray *items)
{
  g_autofree char *half = email_half (items, FALSE);
  guint best = best_of (items, ACCORD_PASTED_NAME, half);
  gboolean han;

  if (best == G_MAXUINT)
    return;
  for (guint i = 0; i < items->len; i++) /* 王伟 before Wang Wei */
    if (i != best && piece_at (items, i)->part == ACCORD_PASTED_NAME && accord_text_has_han (piece_at (items, i)->text)
        && !accord_text_has_han (piece_at (items, best)->text) && piece_at (items, i)->trust <= piece_at (items, best)->trust)
      best = i;
  han = accord_text_has_han (piece_at (items, best)->text);
  for (guint i = 0; i < items->len; i++)
    if (i != best && piece_at (items, i)->part == ACCORD_PASTED_NAME)
      piece_at (items, i)->part = accord_text_has_han (piece_at (items, i)->text) != han ? ACCORD_PASTED_OTHER_NAME : ACCORD_PASTED_NOTE;
}

/* The first, or the surest, stays what it is; the others are told in the note. */
static void
choose_one (GPtrArray *items, AccordPastedPart part)
{
  guint best = best_of (items, part, NULL);

  for (guint i = 0; i < items->len; i++)
    if (i != best && piece_at (items, i)->part == part)
      piece_at (items, i)->part = ACCORD_PASTED_NOTE;
}

static void
join_titles (GPtrArray *items)
{
  AccordPastedPiece *first = NULL;

  for (guint i = 0; i < items->len;)
    {
      AccordPastedPiece *piece = piece_at (items, i);

      if (piece->part == ACCORD_PASTED_TITLE && first != NULL)
        {
          append_text (first, accord_text_has_han (piece->text) ? " " : ", ", piece);
          g_ptr_array_remove_index (items, i);
          continue;
        }
      if (piece->part == ACCORD_PASTED_TITLE)
        first = piece;
      i++;
    }
}

static char *
key_of (const AccordPastedPiece *piece)
{
  if (piece->part == ACCORD_PASTED_PHONE)
    return accord_phone_key (piece->text);
  return piece->part == ACCORD_PASTED_ADDRESS ? accord_text_squash (piece->text) : g_utf8_casefold (piece->text, -1);
}

static void
drop_repeated (GPtrArray *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len;)
    {
      g_autofree char *key = key_of (piece_at (items, i));

      if (!g_hash_table_add (seen, g_strdup_printf ("%d %s", piece_at (items, i)->part, key)))
        g_ptr_array_remove_index (items, i);
      else
        i++;
    }
}

static void
add_derived (GPtrArray *items, AccordPastedPart part, char *text)
{
  AccordPasteItem *item = g_new0 (AccordPasteItem, 1);

  item->piece.part = part;
  item->piece.trust = ACCORD_PASTED_GUESSED;
  item->piece.text = text;
  g_ptr_array_add (items, item);
}

static gboolean
has_part (GPtrArray *items, AccordPastedPart part)
{
  for (guint i = 0; i < items->len; i++)
    if (piece_at (items, i)->part == part)
      return TRUE;
  return FALSE;
}

/* john.smith@… may be John Smith: both words must be nothing but letters. */
static void
name_from_email (GPtrArray *items)
{
  g_autofree char *half = email_half (items, FALSE);
  g_auto (GStrv) words = g_strsplit_set (half, "._", -1);

  if (has_part (items, ACCORD_PASTED_NAME) || g_strv_length (words) != 2)
    return;
  for (guint i = 0; i < 2; i++)
    {
      if (strlen (words[i]) < 2 || strspn (words[i], "abcdefghijklmnopqrstuvwxyz") != strlen (words[i]))
        return;
      words[i][0] = g_ascii_toupper (words[i][0]);
    }
  add_derived (items, ACCORD_PASTED_NAME, g_strjoinv (" ", words));
}

static void
add_city (GPtrArray *items)
{
  for (guint i = 0; i < items->len && !has_part (items, ACCORD_PASTED_CITY); i++)
    if (piece_at (items, i)->part == ACCORD_PASTED_ADDRESS)
      {
        char *city = accord_paste_city_of (piece_at (items, i)->text);

        if (city != NULL)
          add_derived (items, ACCORD_PASTED_CITY, city);
      }
}

/* What is said out of politeness is no part of a name: 王伟先生. */
static void
drop_politeness (GPtrArray *items)
{
  static const char *const ends[] = { "先生", "女士", "小姐" };

  for (guint i = 0; i < items->len; i++)
    for (gsize e = 0; e < G_N_ELEMENTS (ends) && piece_at (items, i)->part == ACCORD_PASTED_NAME; e++)
      {
        char *text = piece_at (items, i)->text;

        if (g_str_has_suffix (text, ends[e]) && g_utf8_strlen (text, -1) >= 4)
          text[strlen (text) - strlen (ends[e])] = '\0';
      }
}

static gint
compare_parts (gconstpointer a, gconstpointer b)
{
  const AccordPastedPiece *one = *(AccordPastedPiece *const *) a, *other = *(AccordPastedPiece *const *) b;

  if (one->part != other->part)
    return one->part < other->part ? -1 : 1;
  return one->start < other->start ? -1 : one->start > other->start;
}

static void
piece_free (gpointer data)
{
  AccordPastedPiece *piece = data;

  g_free (piece->text);
  g_free (piece->label);
  g_free (piece);
}

/*< private >
 * accord_paste_settle:
 * @items: (element-type AccordPasteItem): what was read about one; used up
 *
 * Returns: (transfer full) (nullable): the card; %NULL if there is nothing but a note
 */
AccordPastedCard *
accord_paste_settle (GPtrArray *items)
{
  AccordPastedCard *card;
  gboolean any = FALSE;

  join_addresses (items);
  drop_politeness (items);
  name_companies (items);
  choose_name (items);
  choose_one (items, ACCORD_PASTED_COMPANY);
  choose_one (items, ACCORD_PASTED_CITY);
  choose_one (items, ACCORD_PASTED_TAX_ID);
  join_titles (items);
  drop_repeated (items);
  add_city (items);
  if (!has_part (items, ACCORD_PASTED_COMPANY))
    name_from_email (items);
  for (guint i = 0; i < items->len; i++)
    any = any || piece_at (items, i)->part != ACCORD_PASTED_NOTE;
  if (!any)
    return NULL;
  card = g_new0 (AccordPastedCard, 1);
  card->pieces = g_ptr_array_new_with_free_func (piece_free);
  for (guint i = 0; i < items->len; i++)
    {
      AccordPastedPiece *piece = g_memdup2 (piece_at (items, i), sizeof *piece);

      piece_at (items, i)->text = NULL;
      piece_at (items, i)->label = NULL;
      g_ptr_array_add (card->pieces, piece);
    }
  g_ptr_array_sort (card->pieces, compare_parts);
  return card;
}
