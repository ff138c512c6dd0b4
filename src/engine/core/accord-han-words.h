/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character may be the beginning of. */
typedef enum {
  ACCORD_HAN_SURNAME = 1 << 0,
  ACCORD_HAN_WORD = 1 << 1,
  ACCORD_HAN_PLACE = 1 << 2,
} AccordHanRole;

void accord_han_words_foreach_beginning (void (*visit) (gunichar c, guint role));
gsize accord_han_surname_readings (const gunichar *run, gsize n, const char **readings);
gboolean accord_han_word_readings (const gunichar *pair, const char **readings);
gsize accord_han_word_place (const gunichar *run, gsize n);

G_END_DECLS
