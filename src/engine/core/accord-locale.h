/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_locale_is_chinese (void);
gboolean accord_locale_dates_are_chinese (void);
const char *accord_locale_han (const char *simplified, const char *traditional);
char *accord_locale_weekday (int weekday);
void accord_locale_begin (void);
const char *accord_locale_group_mark (void);
const char *accord_locale_decimal_mark (void);

G_END_DECLS
