/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Telephone numbers in the one form in which two spellings are compared. Any thread. */
char *accord_phone_key (const char *phone);
char *accord_phone_search_words (const char *phone);
char *accord_phone_search_part (const char *typed);
gboolean accord_phone_looks_like (const char *text);

gboolean accord_phone_is_chinese_mobile (const char *digits);

G_END_DECLS
