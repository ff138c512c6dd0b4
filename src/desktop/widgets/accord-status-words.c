/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-status-words.h"

/**
 * accord_status_words_set:
 * @page: a status page
 * @words: (nullable): plain text; libadwaita takes descriptions as markup, and shows none that is broken
 */
void
accord_status_words_set (AdwStatusPage *page, const char *words)
{
  g_autofree char *escaped = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  adw_status_page_set_description (page, escaped);
}
