/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Telephone numbers inside a line. One that nothing says to be a number must have a form that nothing
 * else has: a plus, a mobile number of China, an area code, the groups of North America; dates, postal
 * codes, bank accounts and identity cards have not. No state; any thread. */

#include "accord-config.h"

#include "accord-paste-private.h"

#include "accord-phone.h"

#include <string.h>

#define DIGITS_MAX 15 /* E.164 */
#define GROUPS_MAX 8
#define EXTENSION_MAX 6

typedef struct {
  char digits[DIGITS_MAX + 2];
  guint n;
  guint groups[GROUPS_MAX]; /* digits in each */
  guint n_groups;
  guint end;                /* behind the last digit */
  guint cut;                /* the first blank behind which another number may begin, or 0 */
  guint cut_digits;
  gboolean plus, too_long, bracket;
} Number;

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_between (gunichar c)
{
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || c == 0x2013 || c == 0xb7;
}

static void
take_digit (Number *self, gunichar c, gboolean begins, guint at)
{
  if (begins && self->n_groups < GROUPS_MAX)
    self->groups[self->n_groups++] = 0;
  self->groups[self->n_groups - 1]++;
  if (self->n < DIGITS_MAX + 1)
    self->digits[self->n++] = (char) c;
  self->too_long = self->n > DIGITS_MAX;
  self->end = at + 1;
}

/* Up to three signs may stand between two digits, ") " or " - ", but no two blanks and no second stroke. */
static gboolean
may_go_on (const Number *self, const AccordPasteText *text, guint i, guint gap)
{
  gunichar c = text->plain[i];

  if (!is_between (c) || gap >= 3)
    return FALSE;
  if (c == ' ' && i > 0 && text->plain[i - 1] == ' ')
    return FALSE;
  return c != '/' || self->n < 7;
}

static void
read_digits (Number *self, const AccordPasteText *text, guint at, guint end)
{
  guint gap = 0;
  guint i = at;

  self->plus = text->plain[i] == '+';
  for (i += self->plus; i < end; i++)
    {
      gunichar c = text->plain[i];

      if (is_digit (c))
        {
          take_digit (self, c, gap > 0 || self->n == 0, i);
          gap = 0;
          continue;
        }
      if (!may_go_on (self, text, i, gap))
        break;
      self->bracket = self->bracket || c == '(';
      if (c == ' ' && self->n >= 7 && self->cut == 0 && gap == 0)
        {
          self->cut = i;
          self->cut_digits = self->n;
        }
      gap++;
    }
}

/* 138 0013 8000, with or without the country: how many characters, 0 if it is none. */
static guint
chinese_mobile (const AccordPasteText *text, guint at, guint end)
{
  char digits[DIGITS_MAX];
  guint n = 0, i = at, skip = 0;

  for (; i < end && n < 13; i++)
    {
      gunichar c = text->plain[i];

      if (is_digit (c))
        digits[n++] = (char) c;
      else if (!((c == '+' && i == at) || ((c == ' ' || c == '-') && n > 0 && i + 1 < end && is_digit (text->plain[i + 1]))))
        break;
      skip = n >= 2 && digits[0] == '8' && digits[1] == '6' ? 2 : 0;
      if (n == 11 + skip)
        break;
    }
  digits[n] = '\0';
  if (n != 11 + skip || !accord_phone_is_chinese_mobile (digits + skip) || (text->plain[at] == '+' && skip == 0))
    return 0;
  return i + 1 >= end || !is_digit (text->plain[i + 1]) ? i + 1 - at : 0;
}

static gboolean
is_date (const Number *self)
{
  const guint *g = self->groups;
  gboolean year_first = self->n_groups >= 3 && g[0] == 4 && g[1] <= 2 && g[2] <= 2;
  gboolean year_last = self->n_groups >= 3 && g[0] <= 2 && g[1] <= 2 && g[2] == 4 && !self->plus && self->n == g[0] + g[1] + g[2];

  return year_first || year_last;
}

static gboolean
is_american (const Number *self)
{
  const guint *g = self->groups;

  if (self->n_groups == 4 && g[0] == 1 && self->digits[0] == '1')
    return g[1] == 3 && g[2] == 3 && g[3] == 4;
  return self->n_groups == 3 && g[0] == 3 && g[1] == 3 && g[2] == 4;
}

static gboolean
is_number (const Number *self, gboolean labelled)
{
  if (self->too_long || self->n < 5)
    return FALSE;
  if (labelled)
    return TRUE;
  if (is_date (self))
    return FALSE;
  if (self->plus)
    return self->n >= 8;
  if (self->digits[0] == '0')
    return self->n >= 9 && (self->n <= 12 || self->n_groups > 1) && (self->n_groups > 1 || self->n >= 10);
  if (self->n == 10 && (strncmp (self->digits, "400", 3) == 0 || strncmp (self->digits, "800", 3) == 0))
    return TRUE;
  return is_american (self);
}

/* "ext. 12", x12, 转801: characters behind the number. */
static guint
extension (const AccordPasteText *text, guint at, guint end)
{
  static const char *const words[] = { "extension", "ext.", "ext", "x", "#", "转", "分机", NULL };
  guint i = at, n = 0;

  while (i < end && (text->plain[i] == ' ' || text->plain[i] == ','))
    i++;
  for (int w = 0; words[w] != NULL; w++)
    {
      glong length = g_utf8_strlen (words[w], -1);
      g_autofree char *here = accord_paste_slice (text->plain, i, MIN (end, i + (guint) length));
      guint k = i + (guint) length;

      if (g_ascii_strcasecmp (here, words[w]) != 0)
        continue;
      while (k < end && (text->plain[k] == ' ' || text->plain[k] == ':' || text->plain[k] == '.'))
        k++;
      while (k + n < end && is_digit (text->plain[k + n]))
        n++;
      if (n > 0 && n <= EXTENSION_MAX)
        return k + n - at;
      n = 0;
    }
  return 0;
}

/*< private >
 * accord_paste_phone_at:
 * @labelled: whether a label says that it is one; then its form need not
 *
 * Returns: characters of the number that begins at @at, with its extension
 */
guint
accord_paste_phone_at (const AccordPasteText *text, guint at, guint end, gboolean labelled)
{
  Number number = { 0 };
  gunichar first = text->plain[at];
  guint n;

  if (!is_digit (first) && first != '+' && first != '(')
    return 0;
  if (at > 0 && text->plain[at - 1] < 128 && (g_ascii_isalnum ((char) text->plain[at - 1]) || strchr ("@_=&", (char) text->plain[at - 1]) != NULL))
    return 0;
  n = chinese_mobile (text, at, end);
  if (n > 0)
    return n + extension (text, at + n, end);
  if (at + 1 >= end || (first == '(' && !is_digit (text->plain[at + 1]) && text->plain[at + 1] != '+'))
    return 0;
  if (first == '(' && text->plain[at + 1] == '+')
    n = 1;
  read_digits (&number, text, at + n, end);
  if ((number.too_long || (!number.plus && number.n > 13)) && number.cut > 0)
    {
      guint cut = number.cut;

      number = (Number) { 0 };
      read_digits (&number, text, at + n, cut);
    }
  return is_number (&number, labelled) ? number.end - at + extension (text, number.end, end) : 0;
}
