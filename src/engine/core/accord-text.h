/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text folding for search, matching and sorting (architecture.md "Search"). All functions may be
 * called from any thread. */

/* Letters of a word of pinyin that are kept, and searched for. */
#define ACCORD_TEXT_PINYIN_MAX 14
#define ACCORD_TEXT_SOUND_MARK "\xee\x80\x80" /* U+E000, which no text of an index has: what follows is a word by its sound */

/* Bytes of a sort key: it is stored twice for every name. A longer name is cut in its key. */
#define ACCORD_TEXT_SORT_KEY_MAX 24

gboolean accord_text_is_han (gunichar c);
gboolean accord_text_has_han (const char *text);
char *accord_text_fold (const char *text);
char *accord_text_index (const char *text);
char *accord_text_pinyin (const char *text);
char *accord_text_spell (const char *text);
char *accord_text_squash (const char *text);
guint64 accord_text_hash (const char *text, gssize length);
char *accord_text_search_words (const char *typed);
char **accord_text_search_terms (const char *typed);
char *accord_text_search_term (const char *term);
char *accord_text_search_query (const char *typed);
char *accord_text_search_syllables (const char *typed);
GBytes *accord_text_sort_key (const char *text);
int accord_text_sort_key_plain (const char *text, char *key);
char *accord_text_monogram (const char *name, gboolean person);
char *accord_text_company_core (const char *name, char **place);
char *accord_text_person_core (const char *name);
char *accord_text_phone_plain (const char *phone);
char *accord_text_phone_digits (const char *phone);
char *accord_text_clean (const char *text, gboolean multi_line);

G_END_DECLS
