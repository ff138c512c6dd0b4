/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Money: currencies and exact arithmetic on minor units. Any thread. */

#include "accord-money.h"

#include <locale.h>
#include <string.h>

/* Codes of ISO 4217 in use. */
static const char codes[] =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
  "BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
  "GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
  "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR "
  "MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG "
  "SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU "
  "UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ZWL";

static const char codes_without_decimals[] =
  "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
static const char codes_with_three[] = "BHD IQD JOD KWD LYD OMR TND";

static const struct {
  char code[4];
  const char *symbol;
} symbols[] = {
  { "AUD", "A$" },  { "BRL", "R$" },  { "CAD", "CA$" }, { "CNY", "¥" },   { "EUR", "€" },
  { "GBP", "£" },   { "HKD", "HK$" }, { "ILS", "₪" },   { "INR", "₹" },   { "JPY", "¥" },
  { "KRW", "₩" },   { "MXN", "MX$" }, { "NGN", "₦" },   { "NZD", "NZ$" }, { "PHP", "₱" },
  { "RUB", "₽" },   { "SGD", "S$" },  { "THB", "฿" },   { "TRY", "₺" },   { "TWD", "NT$" },
  { "UAH", "₴" },   { "USD", "$" },   { "VND", "₫" },
};

/* Whether @list, codes with one blank between, names @currency. */
static gboolean
list_has (const char *list, const char *currency)
{
  for (const char *at = list; ; at += 4)
    {
      if (memcmp (at, currency, 3) == 0)
        return TRUE;
      if (at[3] == '\0')
        return FALSE;
    }
}

G_DEFINE_BOXED_TYPE (AccordMoney, accord_money, accord_money_copy, g_free)

/**
 * accord_money_copy:
 * @money: an amount
 *
 * Returns: (transfer full): a copy; free it with g_free()
 */
AccordMoney *
accord_money_copy (const AccordMoney *money)
{
  g_return_val_if_fail (money != NULL, NULL);

  return g_memdup2 (money, sizeof *money);
}

/**
 * accord_currency_valid:
 * @currency: (nullable): a code
 *
 * Returns: whether @currency is an ISO 4217 code in use, in capitals
 */
gboolean
accord_currency_valid (const char *currency)
{
  return currency != NULL && strlen (currency) == 3 && strchr (currency, ' ') == NULL
         && list_has (codes, currency);
}

/**
 * accord_currency_digits:
 * @currency: a code
 *
 * Returns: how many decimals its minor unit stands for: 2, or 0 (yen) or 3 (Kuwaiti dinar)
 */
int
accord_currency_digits (const char *currency)
{
  g_return_val_if_fail (currency != NULL, 2);

  if (!accord_currency_valid (currency))
    return 2;
  if (list_has (codes_without_decimals, currency))
    return 0;
  return list_has (codes_with_three, currency) ? 3 : 2;
}

/**
 * accord_currency_symbol:
 * @currency: a code
 *
 * Returns: the sign that stands for it, or the code itself if it has none
 */
const char *
accord_currency_symbol (const char *currency)
{
  g_return_val_if_fail (currency != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_equal (symbols[i].code, currency))
      return symbols[i].symbol;
  return g_intern_string (currency);
}

/**
 * accord_currency_local:
 *
 * Returns: (transfer full): the code of the money of this place (LC_MONETARY), "USD" where it
 *   names none
 */
char *
accord_currency_local (void)
{
  char code[4] = "";

  g_strlcpy (code, localeconv ()->int_curr_symbol, sizeof code);
  return g_strdup (accord_currency_valid (code) ? code : "USD");
}

/**
 * accord_money_add:
 * @a: minor units
 * @b: minor units of the same currency
 * @sum: (out): their sum, unchanged on failure
 *
 * Returns: %FALSE if the sum does not fit
 */
gboolean
accord_money_add (gint64 a, gint64 b, gint64 *sum)
{
  gint64 result;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (__builtin_add_overflow (a, b, &result))
    return FALSE;
  *sum = result;
  return TRUE;
}

/**
 * accord_money_share:
 * @minor: minor units
 * @percent: the share in percent, usually a probability from 0 to 100 (domain.md F07)
 *
 * Returns: that share, rounded half away from zero; held at the greatest amounts there are
 */
gint64
accord_money_share (gint64 minor, int percent)
{
  __int128 product = (__int128) minor * percent;
  __int128 share = (product + (product < 0 ? -50 : 50)) / 100;

  return (gint64) CLAMP (share, (__int128) G_MININT64, (__int128) G_MAXINT64);
}
