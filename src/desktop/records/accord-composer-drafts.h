/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was typed into a composer for each record and is not logged yet. A subject is a kind and an id in one word:
 * a deal and a customer may have the same number. */
typedef struct {
  char *text;
  char *next_title;
  gboolean logging; /* being written: nothing else may be logged from it */
} AccordComposerDraft;

GHashTable *accord_composer_drafts_new (void);
char *accord_composer_drafts_subject (gint64 customer, gint64 deal);
const AccordComposerDraft *accord_composer_drafts_get (GHashTable *drafts, const char *subject);
void accord_composer_drafts_keep (GHashTable *drafts, const char *subject, const char *text, const char *next_title);
void accord_composer_drafts_begin (GHashTable *drafts, const char *subject);
void accord_composer_drafts_end (GHashTable *drafts, const char *subject, gboolean logged);

G_END_DECLS
