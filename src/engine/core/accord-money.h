/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Money is integer minor units (cents, fen, yen) and an ISO 4217 code; never floating point. */
typedef struct {
  gint64 minor;
  char currency[4];
} AccordMoney;

#define ACCORD_TYPE_MONEY (accord_money_get_type ())
GType accord_money_get_type (void) G_GNUC_CONST;

AccordMoney *accord_money_copy (const AccordMoney *money);
gboolean accord_currency_valid (const char *currency);
int accord_currency_digits (const char *currency);
const char *accord_currency_symbol (const char *currency);
char *accord_currency_local (void);
const char *accord_currency_sign (const char *currency);
void accord_currency_add_home (const char *currency, int n);
gboolean accord_money_add (gint64 a, gint64 b, gint64 *sum);
gint64 accord_money_share (gint64 minor, int percent);
gboolean accord_money_parse (const char *text, const char *default_currency, AccordMoney *money);
gboolean accord_money_parse_marked (const char *text, gunichar decimal_mark, const char *default_currency, AccordMoney *money);
gboolean accord_money_parse_decimal (const char *text, gunichar decimal_mark, int digits, gint64 *minor);
char *accord_money_to_decimal (gint64 minor, const char *currency);
char *accord_money_format (gint64 minor, const char *currency);
char *accord_money_format_card (gint64 minor, const char *currency);
char *accord_money_format_short (gint64 minor, const char *currency);
char *accord_number_format (gint64 number);
char *accord_percent_format (double ratio);

G_END_DECLS
