/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An amount that is being read: what stands around its figures. */
typedef struct {
  char *text;     /* what is still to be peeled */
  int signs;      /* minus signs and brackets seen */
  int currencies; /* currencies seen */
  char currency[4];
  gint64 factor;
} AccordMoneyPeel;

void accord_money_peel (AccordMoneyPeel *peel);
gboolean accord_money_peel_sign (AccordMoneyPeel *peel, gboolean front);

G_END_DECLS
