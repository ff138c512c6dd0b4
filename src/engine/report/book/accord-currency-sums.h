/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the deals of one currency come to. There are no rates in a file, so money of different currencies is
 * never added up: each stands beside the others. */
typedef struct {
  char currency[4];
  gint64 n;        /* deals */
  gint64 sum;      /* minor units */
  gint64 weighted; /* each deal rounded (domain.md F07) */
} AccordCurrencySum;

/* Lists of them: a GArray in the order of their codes, or NULL for none. */
gboolean accord_currency_sums_add (GArray **sums, const char *currency, gint64 n, gint64 sum, gint64 weighted);
gboolean accord_currency_sums_add_all (GArray **sums, const GArray *others);
GArray *accord_currency_sums_copy (const GArray *sums);
gboolean accord_currency_sums_equal (const GArray *a, const GArray *b);
guint accord_currency_sums_n (const GArray *sums);
const AccordCurrencySum *accord_currency_sums_at (const GArray *sums, guint i);
void accord_currency_sums_clear (GArray **sums);

G_END_DECLS
