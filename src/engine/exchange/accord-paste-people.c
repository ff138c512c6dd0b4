/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose is what: which of the pieces of a pasted text belong together. No state; any thread.
 *
 * A new person begins: at each line of a list (a name and a way to reach it), at a labelled name when
 * there is one, at a name behind somebody who can be reached already, behind a blank line likewise.
 */

#include "accord-config.h"

#include "accord-paste-private.h"

static gboolean
has (GPtrArray *items, AccordPastedPart part)
{
  for (guint i = 0; i < items->len; i++)
    if (((AccordPasteItem *) items->pdata[i])->piece.part == part)
      return TRUE;
  return FALSE;
}

static gboolean
has_way (GPtrArray *items)
{
  return has (items, ACCORD_PASTED_PHONE) || has (items, ACCORD_PASTED_EMAIL) || has (items, ACCORD_PASTED_MESSENGER);
}

static gboolean
has_identity (GPtrArray *items)
{
  return has (items, ACCORD_PASTED_NAME) || has (items, ACCORD_PASTED_COMPANY);
}

static gboolean
is_said_name (const AccordPasteItem *item)
{
  return item->piece.part == ACCORD_PASTED_NAME && item->piece.trust == ACCORD_PASTED_SAID;
}

/*< private >
 * accord_paste_end_card:
 *
 * Nothing more comes of the one that was read about.
 */
void
accord_paste_end_card (AccordPasteReading *self)
{
  AccordPastedCard *card;

  if (self->card->len == 0)
    return;
  card = self->paste->cards->len < ACCORD_PASTE_MAX_CARDS ? accord_paste_settle (self->card) : NULL;
  self->paste->cut = self->paste->cut || self->paste->cards->len >= ACCORD_PASTE_MAX_CARDS;
  if (card != NULL)
    g_ptr_array_add (self->paste->cards, card);
  g_ptr_array_set_size (self->card, 0);
}

static void
move_items (GPtrArray *to, GPtrArray *from, guint n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

/* What stood above a list is of each in it, as far as people at one company share it. */
static void
add_head (AccordPasteReading *self)
{
  for (guint i = 0; i < self->head->len; i++)
    {
      const AccordPastedPiece *piece = &((AccordPasteItem *) self->head->pdata[i])->piece;

      if ((piece->part == ACCORD_PASTED_COMPANY || piece->part == ACCORD_PASTED_ADDRESS || piece->part == ACCORD_PASTED_WEBSITE)
          && !has (self->card, piece->part))
        accord_paste_add (self->card, self->text, piece->part, ACCORD_PASTED_GUESSED, piece->start, piece->end, G_MAXUINT / 2);
    }
}

static guint
line_length (GPtrArray *items, guint from)
{
  guint n = 1;

  while (from + n < items->len && ((AccordPasteItem *) items->pdata[from + n])->line == ((AccordPasteItem *) items->pdata[from])->line)
    n++;
  return n;
}

/* Whether @n items from @from on name somebody and how to reach them. */
static gboolean
is_entry (GPtrArray *items, guint from, guint n)
{
  gboolean name = FALSE, way = FALSE;

  for (guint i = from; i < from + n; i++)
    {
      AccordPastedPart part = ((AccordPasteItem *) items->pdata[i])->piece.part;

      name = name || part == ACCORD_PASTED_NAME;
      way = way || part == ACCORD_PASTED_PHONE || part == ACCORD_PASTED_EMAIL || part == ACCORD_PASTED_MESSENGER;
    }
  return name && way;
}

static guint
count_entries (GPtrArray *items)
{
  guint n_entries = 0;

  for (guint i = 0, n; i < items->len; i += n)
    {
      n = line_length (items, i);
      n_entries += is_entry (items, i, n);
    }
  return n_entries;
}

/* Each line with a name is somebody; what stands above the first is of all. */
static void
read_list (AccordPasteReading *self, GPtrArray *block)
{
  gboolean begun = FALSE;

  accord_paste_end_card (self);
  while (block->len > 0)
    {
      guint n = line_length (block, 0);

      if (is_entry (block, 0, n))
        {
          if (begun)
            {
              add_head (self);
              accord_paste_end_card (self);
            }
          begun = TRUE;
        }
      move_items (begun ? self->card : self->head, block, n);
    }
  add_head (self);
  accord_paste_end_card (self);
  g_ptr_array_set_size (self->head, 0);
}

/* Whether behind the name at @at stands what the card has already: an e-mail, or a phone if nobody has one. */
static gboolean
begins_another (AccordPasteReading *self, GPtrArray *block, guint at)
{
  gboolean email = FALSE, phone = FALSE;

  if (!has (self->card, ACCORD_PASTED_NAME) || !has_way (self->card))
    return FALSE;
  if (is_said_name (block->pdata[at]))
    return TRUE;
  if (!((AccordPasteItem *) block->pdata[at])->alone)
    return FALSE;
  for (guint i = at + 1; i < block->len; i++)
    {
      const AccordPasteItem *item = block->pdata[i];

      if (item->piece.part == ACCORD_PASTED_NAME && item->alone)
        break;
      email = email || item->piece.part == ACCORD_PASTED_EMAIL;
      phone = phone || item->piece.part == ACCORD_PASTED_PHONE;
    }
  return (email && has (self->card, ACCORD_PASTED_EMAIL)) || (phone && !has (self->card, ACCORD_PASTED_EMAIL) && !email);
}

static gboolean
has_said_name (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (is_said_name (items->pdata[i]))
      return TRUE;
  return FALSE;
}

/*< private >
 * accord_paste_read_block:
 * @block: (element-type AccordPasteItem): what stands between two blank lines; used up
 *
 * Gives what was read to whom it is of.
 */
void
accord_paste_read_block (AccordPasteReading *self, GPtrArray *block)
{
  if (count_entries (block) > 1)
    {
      read_list (self, block);
      return;
    }
  if (has_identity (self->card) && has_way (self->card) && has_identity (block) && has_way (block))
    accord_paste_end_card (self);
  for (guint i = 0; i < block->len;)
    if (((AccordPasteItem *) block->pdata[i])->piece.part == ACCORD_PASTED_NAME
        && (begins_another (self, block, i) || (is_said_name (block->pdata[i]) && has_said_name (self->card))))
      {
        accord_paste_end_card (self);
        move_items (self->card, block, 1);
        i = 0;
      }
    else
      move_items (self->card, block, 1);
}
