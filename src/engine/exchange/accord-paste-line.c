/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of a pasted text: what a label speaks of, what can be told by its form, and the rest, which
 * goes to accord-paste-plain.c.
 *
 *   王伟 | 采购经理  手机：138 0013 8000  w@hengyuan.cn
 *   └── plain ────┘ └ label ┘└─ phone ─┘ └─ e-mail ──┘
 */

#include "accord-config.h"

#include "accord-paste-private.h"

#include <string.h>

typedef struct {
  const AccordPasteText *text;
  guint end;
  guint line;
  GPtrArray *items;
} Line;

static gboolean
is_sign (gunichar c, const char *signs)
{
  return c > 0 && c < 128 && strchr (signs, (char) c) != NULL;
}

static gboolean
is_mobile (const char *number)
{
  const char *first = strpbrk (number, "0123456789");

  if (first != NULL && g_str_has_prefix (first, "86"))
    first = strpbrk (first + 2, "0123456789");
  return first != NULL && first[0] == '1' && first[1] >= '3' && g_ascii_isdigit (first[1]);
}

static AccordPasteItem *
add (Line *self, AccordPastedPart part, AccordPastedTrust trust, guint start, guint end)
{
  AccordPasteItem *item = accord_paste_add (self->items, self->text, part, trust, start, end, self->line);

  item->mobile = part == ACCORD_PASTED_PHONE && is_mobile (item->piece.text);
  return item;
}

/* What a single letter stands for; "M" would tell nobody anything. */
static const char *
letter_label (const char *word)
{
  static const char *const words[] = { "mMobile", "cMobile", "fFax", "oOffice", "dDirect" };

  for (gsize i = 0; word[1] == '\0' && i < G_N_ELEMENTS (words); i++)
    if (words[i][0] == word[0])
      return words[i] + 1;
  return NULL;
}

static void
name_item (Line *self, AccordPasteItem *item, const AccordPasteLabel *label, guint start, guint end)
{
  const char *letter = letter_label (label->word);

  if (label->kept)
    item->piece.label = letter != NULL ? g_strdup (letter) : accord_paste_slice (self->text->as_is, start, end);
}

/* What is at @at by its form alone: its part, and how many characters. */
static guint
form_at (const Line *self, guint at, gboolean labelled_phone, AccordPastedPart *part)
{
  guint n;

  if ((n = accord_paste_email_at (self->text, at, self->end)) > 0)
    *part = ACCORD_PASTED_EMAIL;
  else if ((n = accord_paste_tax_id_at (self->text, at, self->end)) > 0)
    *part = ACCORD_PASTED_TAX_ID;
  else if ((n = accord_paste_website_at (self->text, at, self->end)) > 0)
    *part = ACCORD_PASTED_WEBSITE;
  else if ((n = accord_paste_phone_at (self->text, at, self->end, labelled_phone)) > 0)
    *part = ACCORD_PASTED_PHONE;
  return n;
}

/* "138… (手机)": a label behind what it speaks of. */
static guint
read_label_behind (Line *self, AccordPasteItem *item, guint at)
{
  guint open = at, close;
  const AccordPasteLabel *label;

  while (open < self->end && self->text->plain[open] == ' ')
    open++;
  if (open >= self->end || self->text->plain[open] != '(')
    return at;
  for (close = open + 1; close < self->end && self->text->plain[close] != ')'; close++)
    ;
  label = close < self->end ? accord_paste_label_is (self->text, open + 1, close) : NULL;
  if (label == NULL || label->part != item->piece.part)
    return at;
  name_item (self, item, label, open + 1, close);
  item->piece.trust = ACCORD_PASTED_SAID;
  return close + 1;
}

/* Numbers, addresses and accounts: several may stand behind one label. */
static guint
read_values (Line *self, const AccordPasteLabel *label, guint label_start, guint label_end, guint at)
{
  guint done = 0;

  while (at < self->end)
    {
      AccordPastedPart part = label->part;
      AccordPasteItem *item;
      guint n = label->part == ACCORD_PASTED_MESSENGER ? accord_paste_account_at (self->text, at, self->end)
                                                       : form_at (self, at, TRUE, &part);

      if (n == 0 || part != label->part)
        break;
      item = add (self, part, ACCORD_PASTED_SAID, at, at + n);
      name_item (self, item, label, label_start, label_end);
      done = at = read_label_behind (self, item, at + n);
      if (label->part == ACCORD_PASTED_MESSENGER)
        break;
      while (at < self->end && (is_sign (self->text->plain[at], " /,;") || self->text->plain[at] == 0x3001))
        at++;
    }
  return done;
}

static gboolean
ends_value (const Line *self, guint at, AccordPastedPart part)
{
  gunichar c = self->text->plain[at];
  AccordPastedPart other;
  guint label_end, value;
  gboolean colon;

  if (c == '|' || c == '\t' || (c == ';' && part != ACCORD_PASTED_NOTE) || c == '<' || (c == ' ' && at + 1 < self->end && self->text->plain[at + 1] == ' '))
    return TRUE;
  if (part == ACCORD_PASTED_NOTE)
    return FALSE;
  if (accord_paste_label_at (self->text, at, self->end, &label_end, &value, &colon) != NULL)
    return TRUE;
  return part != ACCORD_PASTED_TAX_ID && form_at (self, at, FALSE, &other) > 0;
}

static guint
read_words (Line *self, const AccordPasteLabel *label, guint at)
{
  guint from = at, end;

  while (at < self->end && !ends_value (self, at, label->part))
    at++;
  for (end = at; end > from && is_sign (self->text->plain[end - 1], " ,;.-"); end--)
    ;
  if (end == from)
    return 0;
  add (self, label->part, ACCORD_PASTED_SAID, from, end);
  return at;
}

static guint
read_labelled (Line *self, const AccordPasteLabel *label, guint label_start, guint label_end, guint value)
{
  guint end;

  switch (label->part)
    {
    case ACCORD_PASTED_PHONE:
    case ACCORD_PASTED_EMAIL:
    case ACCORD_PASTED_WEBSITE:
      return read_values (self, label, label_start, label_end, value);
    case ACCORD_PASTED_MESSENGER:
      end = read_values (self, label, label_start, label_end, value);
      if (end > 0)
        return end;
      end = read_words (self, label, value);
      if (end > 0)
        name_item (self, self->items->pdata[self->items->len - 1], label, label_start, label_end);
      return end;
    default:
      return read_words (self, label, value);
    }
}

/* Behind what begins with a digit and is no number: its middle is none either. */
static guint
skip_digits (const Line *self, guint at)
{
  while (at < self->end && (g_unichar_isdigit (self->text->plain[at]) || is_sign (self->text->plain[at], "+-./")))
    at++;
  return at;
}

/* Reads the label or the form at @at, with the plain words from @plain on before it; where it ends. */
static guint
read_at (Line *self, guint plain, guint at)
{
  guint label_end, value, end = 0, n_before = self->items->len, n;
  gboolean colon;
  const AccordPasteLabel *label = accord_paste_label_at (self->text, at, self->end, &label_end, &value, &colon);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (accord_paste_item_free);
  AccordPastedPart part;

  if (label != NULL)
    end = read_labelled (self, label, at, label_end, value);
  if (end == 0 && (n = form_at (self, at, FALSE, &part)) > 0)
    end = read_label_behind (self, add (self, part, ACCORD_PASTED_SEEN, at, at + n), at + n);
  if (end == 0)
    return 0;
  accord_paste_read_plain (self->text, plain, at, self->line, before);
  for (guint i = 0; i < before->len; i++)
    g_ptr_array_insert (self->items, (int) (n_before + i), before->pdata[i]);
  g_ptr_array_set_free_func (before, NULL); /* they have moved */
  return end;
}

/*< private >
 * accord_paste_read_line:
 *
 * Appends to @items what stands on one line.
 */
void
accord_paste_read_line (const AccordPasteText *text, guint start, guint end, guint line, GPtrArray *items)
{
  Line self = { text, end, line, items };
  guint at = start, plain = start, n_before = items->len;

  while (at < end)
    {
      guint next = read_at (&self, plain, at);

      if (next > 0)
        at = plain = next;
      else if (g_unichar_isdigit (text->plain[at]))
        at = skip_digits (&self, at);
      else
        at++;
    }
  accord_paste_read_plain (text, plain, end, line, items);
  if (items->len == n_before + 1)
    ((AccordPasteItem *) items->pdata[n_before])->alone = TRUE;
}

/*< private >
 * accord_paste_read_cell:
 * @label: (nullable): what the heading of its column says
 *
 * Appends to @items what stands in one cell of a table.
 */
void
accord_paste_read_cell (const AccordPasteText *text, guint start, guint end, guint line, const AccordPasteLabel *label, GPtrArray *items)
{
  Line self = { text, end, line, items };
  guint n_before = items->len;

  while (start < end && text->plain[start] == ' ')
    start++;
  if (start == end)
    return;
  if (label == NULL || read_labelled (&self, label, start, start, start) == 0)
    accord_paste_read_line (text, start, end, line, items);
  for (guint i = n_before; label != NULL && label->kept && i < items->len; i++)
    g_clear_pointer (&((AccordPasteItem *) items->pdata[i])->piece.label, g_free);
}
