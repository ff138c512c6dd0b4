/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around the figures of an amount, peeled off from both ends: signs, brackets, currencies, 万 and K. */

#include "accord-money-peel.h"

#include "accord-money.h"

#include <string.h>

#define MINUS "\xe2\x88\x92"

typedef struct {
  const char *text;
  const char *currency; /* NULL for a factor */
  gint64 factor;
} Mark;

/* Longer marks before their own beginnings and ends. "$", "¥" and "kr" may also mean the default. */
static const Mark marks[] = {
  { "人民币", "CNY", 1 }, { "US$", "USD", 1 }, { "HK$", "HKD", 1 }, { "NT$", "TWD", 1 }, { "CN¥", "CNY", 1 },
  { "JP¥", "JPY", 1 }, { "NZ$", "NZD", 1 }, { "CA$", "CAD", 1 }, { "MX$", "MXN", 1 }, { "RMB", "CNY", 1 },
  { "A$", "AUD", 1 }, { "C$", "CAD", 1 }, { "R$", "BRL", 1 }, { "S$", "SGD", 1 }, { "€", "EUR", 1 }, { "£", "GBP", 1 },
  { "₹", "INR", 1 }, { "₩", "KRW", 1 }, { "₫", "VND", 1 }, { "₽", "RUB", 1 }, { "₺", "TRY", 1 }, { "₴", "UAH", 1 },
  { "₪", "ILS", 1 }, { "₦", "NGN", 1 }, { "₱", "PHP", 1 }, { "฿", "THB", 1 }, { "zł", "PLN", 1 }, { "Kč", "CZK", 1 },
  { "kr", "kr", 1 }, { "元", "CNY", 1 }, { "円", "JPY", 1 }, { "$", "USD", 1 }, { "¥", "CNY", 1 }, { "万", NULL, 10000 },
  { "萬", NULL, 10000 }, { "亿", NULL, 100000000 }, { "億", NULL, 100000000 }, { "K", NULL, 1000 }, { "k", NULL, 1000 },
  { "M", NULL, 1000000 }, { "B", NULL, 1000000000 },
};

/* Whether the text has @mark at its beginning or end. */
static gboolean
take (AccordMoneyPeel *peel, const char *mark, gboolean front)
{
  gsize length = strlen (mark);
  gsize left = strlen (peel->text);

  if (front ? !g_str_has_prefix (peel->text, mark) : !g_str_has_suffix (peel->text, mark))
    return FALSE;
  if (front)
    peel->text += length;
  else
    peel->text[left - length] = '\0';
  return TRUE;
}

static void
set_currency (AccordMoneyPeel *peel, const char *code)
{
  g_strlcpy (peel->currency, code, sizeof peel->currency);
  peel->currencies++;
}

/* Takes a currency code such as "EUR", which must not be a part of a longer word. */
static gboolean
take_code (AccordMoneyPeel *peel, gboolean front)
{
  gsize left = strlen (peel->text);
  const char *at = front ? peel->text : peel->text + left - 3;
  char code[4];

  if (left < 3)
    return FALSE;
  for (int i = 0; i < 3; i++)
    code[i] = g_ascii_toupper (at[i]);
  code[3] = '\0';
  if (!accord_currency_valid (code) || g_ascii_isalpha (front ? at[3] : left > 3 ? at[-1] : ' '))
    return FALSE;
  if (front)
    peel->text += 3;
  else
    peel->text[left - 3] = '\0';
  set_currency (peel, code);
  return TRUE;
}

static gboolean
take_mark (AccordMoneyPeel *peel, gboolean front)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].currency == NULL && front)
        continue;
      if (!take (peel, marks[i].text, front))
        continue;
      if (marks[i].currency != NULL)
        set_currency (peel, g_str_equal (marks[i].text, "¥") || g_str_equal (marks[i].text, "$") ? marks[i].text : marks[i].currency);
      else if (peel->factor == 1)
        peel->factor = marks[i].factor;
      else
        peel->currencies = 2; /* two factors are no amount either */
      return TRUE;
    }
  return FALSE;
}

/*< private >
 * accord_money_peel_sign:
 * @peel: text that may be written into
 * @front: whether to look before the figures, else behind them
 *
 * Peels one sign off; a plus only stands before.
 */
gboolean
accord_money_peel_sign (AccordMoneyPeel *peel, gboolean front)
{
  if (take (peel, "-", front) || take (peel, MINUS, front))
    peel->signs++;
  else if (!front || !take (peel, "+", TRUE))
    return FALSE;
  return TRUE;
}

/*< private >
 * accord_money_peel:
 * @peel: text that may be written into, and a factor of 1
 *
 * Peels signs, brackets, currencies and factors off until only figures are left.
 */
void
accord_money_peel (AccordMoneyPeel *peel)
{
  gsize left;

  do
    {
      peel->text = g_strstrip (peel->text);
      left = strlen (peel->text);
      if (left > 1 && peel->text[0] == '(' && peel->text[left - 1] == ')')
        {
          peel->text[left - 1] = '\0';
          peel->text++;
          peel->signs++;
          continue;
        }
      for (int front = 1; front >= 0; front--)
        if (!accord_money_peel_sign (peel, front) && !take_code (peel, front))
          take_mark (peel, front);
    }
  while (strlen (peel->text) < left);
}
