/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words without a label: cut where people cut, and each piece told by what it is made of. What nothing
 * is known about is kept whole, as a note. No state; any thread.
 *
 *   "John Smith, Sales Manager, ACME, Inc."  →  name, title, company
 *   "上海恒远科技有限公司 采购部 王伟先生"       →  company, title, name
 */

#include "accord-config.h"

#include "accord-paste-private.h"

#include <string.h>

#include "accord-text.h"

#define PARTS_MAX 24

typedef struct {
  guint start, end;
} Span;

typedef struct {
  const AccordPasteText *text;
  guint line;
  GPtrArray *items;
} Plain;

static gboolean
is_sign (gunichar c, const char *signs)
{
  return c > 0 && c < 128 && strchr (signs, (char) c) != NULL;
}

static gboolean
is_edge (gunichar c)
{
  return is_sign (c, " ,;:-|()<>\"'*_=~/\t.") || c == 0x3002 || c == 0x3001 || c == 0x2013 || c == 0x2014 || c == 0x2022
         || c == 0xb7 || c == 0x300c || c == 0x300d || c == 0x201c || c == 0x201d || g_unichar_isspace (c);
}

/* A dot at the end belongs to "Inc." and "z. B."; a bracket to the one before it. */
static Span
trim (const AccordPasteText *text, Span span)
{
  while (span.start < span.end && is_edge (text->plain[span.start]))
    span.start++;
  while (span.end > span.start && is_edge (text->plain[span.end - 1]) && text->plain[span.end - 1] != '.')
    {
      if (text->plain[span.end - 1] == ')' )
        {
          gboolean opened = FALSE;

          for (guint i = span.start; i < span.end; i++)
            opened = opened || text->plain[i] == '(';
          if (opened)
            break;
        }
      span.end--;
    }
  return span;
}

static char *
plain_of (const Plain *self, Span span)
{
  return accord_paste_slice (self->text->plain, span.start, span.end);
}

static gboolean
says_anything (const Plain *self, Span span)
{
  for (guint i = span.start; i < span.end; i++)
    if (g_unichar_isalnum (self->text->plain[i]))
      return TRUE;
  return FALSE;
}

static AccordPasteItem *
last_address (const Plain *self)
{
  AccordPasteItem *last = self->items->len > 0 ? self->items->pdata[self->items->len - 1] : NULL;

  return last != NULL && last->piece.part == ACCORD_PASTED_ADDRESS ? last : NULL;
}

/* What one piece is by itself; a note when nothing is known. */
static AccordPastedPart
judge (const char *words, gboolean after_address, AccordPastedTrust *trust)
{
  gboolean company = accord_paste_is_company (words, trust);

  if (company && *trust == ACCORD_PASTED_SEEN)
    return ACCORD_PASTED_COMPANY;
  if (accord_paste_is_address (words))
    return *trust = ACCORD_PASTED_SEEN, ACCORD_PASTED_ADDRESS;
  if (after_address && accord_paste_goes_on_address (words))
    return *trust = ACCORD_PASTED_SEEN, ACCORD_PASTED_ADDRESS;
  *trust = ACCORD_PASTED_GUESSED;
  if (accord_paste_is_title (words))
    return ACCORD_PASTED_TITLE;
  if (company)
    return ACCORD_PASTED_COMPANY;
  return accord_paste_is_name (words) ? ACCORD_PASTED_NAME : ACCORD_PASTED_NOTE;
}

static AccordPastedPart
judge_span (const Plain *self, Span span, AccordPastedTrust *trust)
{
  g_autofree char *words = plain_of (self, span);

  return judge (words, last_address (self) != NULL, trust);
}

/* Where a piece may end: a comma, or a blank beside a Chinese character. */
static gboolean
is_soft (const AccordPasteText *text, guint i, Span span)
{
  gboolean before = i > span.start && accord_text_is_han (text->plain[i - 1]);
  gboolean after = i + 1 < span.end && accord_text_is_han (text->plain[i + 1]);

  return text->plain[i] == ',' || text->plain[i] == 0x3002 || (text->plain[i] == ' ' && (before || after))
         || (text->plain[i] == '/' && before && after);
}

static void
join_form (const Plain *self, Span *parts, guint *n)
{
  g_autofree char *words = plain_of (self, parts[*n - 1]);

  if (*n > 1 && accord_paste_is_legal_form (words))
    {
      parts[*n - 2].end = parts[*n - 1].end;
      (*n)--;
    }
}

static guint
split_soft (const Plain *self, Span span, Span *parts)
{
  guint n = 0, from = span.start;

  for (guint i = span.start; i <= span.end && n < PARTS_MAX; i++)
    {
      Span part;

      if (i < span.end && (!is_soft (self->text, i, span) || n == PARTS_MAX - 1))
        continue;
      part = trim (self->text, (Span) { from, i });
      from = i + 1;
      if (!says_anything (self, part))
        continue;
      parts[n++] = part;
      join_form (self, parts, &n);
    }
  return n;
}

/* 我是恒远科技的王伟, 上海恒远科技有限公司采购部: a company and what follows it without a gap. */
static gsize
glued (const char *words, gsize *from, gsize *rest)
{
  static const char *const begins[] = { "我们是", "我们公司是", "我是", "我叫", "这是", "这里是", "来自", "联系" };
  const char *of;
  gsize end;

  *from = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_has_prefix (words, begins[i]))
      *from = strlen (begins[i]);
  of = strstr (words + *from, "的");
  end = accord_paste_legal_end (words + *from);
  if (of != NULL && of > words + *from && (end == 0 || (gsize) (of - words) >= *from + end))
    {
      *rest = (gsize) (of - words) + strlen ("的");
      return (gsize) (of - words);
    }
  *rest = *from + end;
  return end > 0 && words[*rest] != '\0' ? *rest : *from > 0 ? strlen (words) : 0;
}

static void
keep (Plain *self, AccordPastedPart part, AccordPastedTrust trust, Span span)
{
  accord_paste_add (self->items, self->text, part, trust, span.start, span.end, self->line);
}

/* Takes a Chinese piece apart where its words run into one another; whether it could be. */
static gboolean
keep_glued (Plain *self, Span span)
{
  g_autofree char *words = plain_of (self, span);
  gsize from, rest, end;
  AccordPastedTrust first_trust, rest_trust;
  AccordPastedPart first, second = ACCORD_PASTED_NOTE;
  Span head, tail;

  if (!accord_text_has_han (words) || (end = glued (words, &from, &rest)) == 0)
    return FALSE;
  head.start = span.start + (guint) g_utf8_strlen (words, (gssize) from);
  head.end = span.start + (guint) g_utf8_strlen (words, (gssize) end);
  tail = (Span) { span.start + (guint) g_utf8_strlen (words, (gssize) MIN (rest, strlen (words))), span.end };
  if (end == strlen (words))
    tail.start = tail.end;
  first = judge_span (self, head, &first_trust);
  if (tail.start < tail.end)
    second = judge_span (self, tail, &rest_trust);
  if (first == ACCORD_PASTED_NOTE || (tail.start < tail.end && second == ACCORD_PASTED_NOTE))
    return FALSE;
  keep (self, first, first_trust, head);
  if (tail.start < tail.end)
    keep (self, second, rest_trust, tail);
  return TRUE;
}

/* "Sales Manager at ACME": what somebody is, and where. */
static gboolean
keep_at (Plain *self, Span span)
{
  g_autofree char *words = plain_of (self, span);
  const char *at = strstr (words, " at ");
  AccordPastedTrust trust;
  Span left, right;

  if (at == NULL)
    return FALSE;
  left = (Span) { span.start, span.start + (guint) g_utf8_strlen (words, at - words) };
  right = (Span) { left.end + 4, span.end };
  if (judge_span (self, left, &trust) != ACCORD_PASTED_TITLE)
    return FALSE;
  keep (self, ACCORD_PASTED_TITLE, ACCORD_PASTED_GUESSED, left);
  keep (self, ACCORD_PASTED_COMPANY, ACCORD_PASTED_GUESSED, right);
  return TRUE;
}

/* The parts from @first to @last that together are an address, people and companies beside it left out. */
static gboolean
find_address (const Plain *self, const Span *parts, guint n, guint *first, guint *last)
{
  for (*first = 0, *last = n - 1;;)
    {
      g_autofree char *words = plain_of (self, (Span) { parts[*first].start, parts[*last].end });
      AccordPastedTrust trust;
      AccordPastedPart begins = judge_span (self, parts[*first], &trust), ends;
      g_autofree char *rest = *first < *last ? plain_of (self, (Span) { parts[*first + 1].start, parts[*last].end }) : NULL;

      if (!accord_paste_is_address (words))
        return FALSE;
      if (rest != NULL && begins != ACCORD_PASTED_NOTE && begins != ACCORD_PASTED_ADDRESS && accord_paste_is_address (rest))
        {
          (*first)++;
          continue;
        }
      ends = judge_span (self, parts[*last], &trust);
      if (*first == *last || ends == ACCORD_PASTED_NOTE || ends == ACCORD_PASTED_ADDRESS || !accord_text_is_han (self->text->plain[parts[*last].start]))
        return TRUE;
      (*last)--;
    }
}

static void
keep_one (Plain *self, Span span)
{
  AccordPastedTrust trust;
  AccordPastedPart part = judge_span (self, span, &trust);

  if ((part == ACCORD_PASTED_NOTE && keep_glued (self, span)) || ((part == ACCORD_PASTED_NOTE || part == ACCORD_PASTED_TITLE) && keep_at (self, span)))
    return;
  if (part == ACCORD_PASTED_NOTE && accord_paste_label_is (self->text, span.start, span.end) != NULL)
    return;
  keep (self, part, part == ACCORD_PASTED_NOTE ? ACCORD_PASTED_GUESSED : trust, span);
}

static void
drop_greetings (Plain *self, guint n_before)
{
  for (guint i = self->items->len; i-- > n_before;)
    {
      const AccordPasteItem *item = self->items->pdata[i];

      if (item->piece.part == ACCORD_PASTED_NOTE && accord_paste_is_greeting (item->piece.text))
        g_ptr_array_remove_index (self->items, i);
    }
}

/* Puts one note in the place of those from @n_before on, if they are nothing else: a sentence. */
static void
join_notes (Plain *self, guint n_before, Span whole)
{
  for (guint i = n_before; i < self->items->len; i++)
    if (((AccordPasteItem *) self->items->pdata[i])->piece.part != ACCORD_PASTED_NOTE)
      {
        drop_greetings (self, n_before);
        return;
      }
  if (self->items->len < n_before + 2)
    return;
  g_ptr_array_set_size (self->items, (int) n_before);
  keep (self, ACCORD_PASTED_NOTE, ACCORD_PASTED_GUESSED, whole);
}

static void
keep_segment (Plain *self, Span span)
{
  Span parts[PARTS_MAX];
  guint n, first = 1, last = 0, n_before = self->items->len;
  g_autofree char *words = NULL;

  span = trim (self->text, span);
  if (!says_anything (self, span))
    return;
  words = plain_of (self, span);
  if (accord_paste_is_greeting (words))
    return;
  n = split_soft (self, span, parts);
  if (n == 0)
    return;
  if (!find_address (self, parts, n, &first, &last))
    first = n;
  for (guint i = 0; i < n; i++)
    {
      if (i == first)
        keep (self, ACCORD_PASTED_ADDRESS, ACCORD_PASTED_SEEN, (Span) { parts[first].start, parts[last].end });
      if (i < first || i > last || first == n)
        keep_one (self, parts[i]);
    }
  join_notes (self, n_before, span);
}

/* A sign that parts one thing from another wherever it stands. */
static gboolean
is_hard (const AccordPasteText *text, guint i, guint start, guint end)
{
  gunichar c = text->plain[i];
  gboolean between = i > start && i + 1 < end && text->plain[i - 1] == ' ' && text->plain[i + 1] == ' ';
  gboolean digits = i > start && i + 1 < end && g_unichar_isdigit (text->plain[i - 1]) && g_unichar_isdigit (text->plain[i + 1]);

  if (c == '(' || c == ')') /* those of 海润食品（上海）有限公司 belong to it */
    return c == '(' ? i == start || text->plain[i - 1] == ' ' : i + 1 == end || !g_unichar_isalnum (text->plain[i + 1]);
  if (is_sign (c, "|\t;<>\"") || c == 0x2022 || c == 0x25aa || c == 0x3001)
    return TRUE;
  if (c == ':')
    return !digits;
  if (c == ' ')
    return i + 1 < end && text->plain[i + 1] == ' ';
  return between && (c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0xb7);
}

/*< private >
 * accord_paste_read_plain:
 *
 * Appends to @items what the words between two things that are known can be.
 */
void
accord_paste_read_plain (const AccordPasteText *text, guint start, guint end, guint line, GPtrArray *items)
{
  Plain self = { text, line, items };
  guint from = start, n_before = items->len;

  for (guint i = start; i <= end; i++)
    if (i == end || is_hard (text, i, start, end))
      {
        keep_segment (&self, (Span) { from, i });
        from = i + 1;
      }
  if (start < end)
    join_notes (&self, n_before, trim (text, (Span) { start, end }));
}
