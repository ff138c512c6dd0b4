/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The currencies that most workspaces use, with their names, and the one of this place. */

#include "accord-config.h"

#include "accord-currencies.h"

#include <glib/gi18n-lib.h>
#include "accord-money.h"

static const struct
{
  const char *code;
  const char *name;
} currencies[] = {
  { "CNY", N_ ("Chinese yuan") },       { "EUR", N_ ("Euro") },
  { "USD", N_ ("US dollar") },          { "GBP", N_ ("British pound") },
  { "JPY", N_ ("Japanese yen") },       { "HKD", N_ ("Hong Kong dollar") },
  { "TWD", N_ ("New Taiwan dollar") },  { "SGD", N_ ("Singapore dollar") },
  { "KRW", N_ ("South Korean won") },   { "INR", N_ ("Indian rupee") },
  { "AUD", N_ ("Australian dollar") },  { "CAD", N_ ("Canadian dollar") },
  { "CHF", N_ ("Swiss franc") },        { "SEK", N_ ("Swedish krona") },
  { "NOK", N_ ("Norwegian krone") },    { "DKK", N_ ("Danish krone") },
  { "PLN", N_ ("Polish złoty") },       { "CZK", N_ ("Czech koruna") },
  { "BRL", N_ ("Brazilian real") },     { "MXN", N_ ("Mexican peso") },
  { "ZAR", N_ ("South African rand") },
};

/**
 * accord_currencies_list:
 * @chosen: a code
 * @position: (out): where it stands; %GTK_INVALID_LIST_POSITION when it is not in the list
 *
 * Returns: (transfer full): lines such as "EUR – Euro"
 */
GtkStringList *
accord_currencies_list (const char *chosen, guint *position)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  *position = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      gtk_string_list_take (
        list, g_strdup_printf ("%s – %s", currencies[i].code, _ (currencies[i].name)));
      if (g_strcmp0 (currencies[i].code, chosen) == 0)
        *position = i;
    }
  return list;
}

/**
 * accord_currencies_code:
 * @position: of a line of the list
 *
 * Returns: its ISO 4217 code
 */
const char *
accord_currencies_code (guint position)
{
  return currencies[position < G_N_ELEMENTS (currencies) ? position : 0].code;
}
