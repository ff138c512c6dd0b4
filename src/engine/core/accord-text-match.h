/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a text fits what somebody typed, for a palette of records and commands. Any thread. */

/* Better ones come first. */
typedef enum {
  ACCORD_TEXT_RANK_SAME,   /* the whole text */
  ACCORD_TEXT_RANK_START,  /* its beginning */
  ACCORD_TEXT_RANK_WORDS,  /* beginnings of its words */
  ACCORD_TEXT_RANK_SOUND,  /* pinyin or initials */
  ACCORD_TEXT_RANK_INSIDE, /* letters within words */
  ACCORD_TEXT_RANK_CLOSE,  /* with typing errors */
  ACCORD_TEXT_RANK_NONE,
} AccordTextRank;

/* A part of a text that fits, in bytes. */
typedef struct {
  guint start;
  guint length;
} AccordTextSpan;

/**
 * AccordTextNeedle: what was typed, prepared to be compared with many texts. Immutable.
 */
typedef struct _AccordTextNeedle AccordTextNeedle;

AccordTextNeedle *accord_text_needle_new (const char *typed);
void accord_text_needle_free (AccordTextNeedle *self);
gboolean accord_text_needle_is_empty (const AccordTextNeedle *self);
AccordTextRank accord_text_needle_match (const AccordTextNeedle *self, const char *text, gboolean close, GArray *spans);

gboolean accord_text_finds (const char *typed, const char *text);

guint accord_text_distance (const char *typed, const char *word, guint most);
guint accord_text_distance_row (const gunichar *typed, guint i, const gunichar *word, guint n_word, guint *const rows[3]);
guint accord_text_errors_allowed (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTextNeedle, accord_text_needle_free)

G_END_DECLS
