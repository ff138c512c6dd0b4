/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-date-phrase.h"

G_BEGIN_DECLS

/* What is typed into the composer; a day that it names is underlined. */
void accord_composer_text_init (GtkTextView *view);
char *accord_composer_text_dup (GtkTextView *view);
void accord_composer_text_set (GtkTextView *view, const char *text);
gboolean accord_composer_text_find_day (GtkTextView *view, AccordDatePhrase *phrase);

G_END_DECLS
