/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drafts of a composer: subject → AccordComposerDraft. */

#include "accord-config.h"

#include "accord-composer-drafts.h"

static void
draft_free (gpointer data)
{
  AccordComposerDraft *draft = data;

  g_free (draft->text);
  g_free (draft->next_title);
  g_free (draft);
}

static AccordComposerDraft *
ensure (GHashTable *drafts, const char *subject)
{
  AccordComposerDraft *draft = g_hash_table_lookup (drafts, subject);

  if (draft == NULL)
    {
      draft = g_new0 (AccordComposerDraft, 1);
      g_hash_table_insert (drafts, g_strdup (subject), draft);
    }
  return draft;
}

/**
 * accord_composer_drafts_new:
 *
 * Returns: (transfer full): no drafts
 */
GHashTable *
accord_composer_drafts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
}

/**
 * accord_composer_drafts_subject:
 * @customer: id, 0: none
 * @deal: id, 0: none
 *
 * Returns: (transfer full) (nullable): what is being written about: the deal where there is one; %NULL: nothing
 */
char *
accord_composer_drafts_subject (gint64 customer, gint64 deal)
{
  if (deal != 0)
    return g_strdup_printf ("deal %" G_GINT64_FORMAT, deal);
  return customer != 0 ? g_strdup_printf ("customer %" G_GINT64_FORMAT, customer) : NULL;
}

/**
 * accord_composer_drafts_get:
 * @drafts: the drafts
 * @subject: (nullable): a subject
 *
 * Returns: (transfer none) (nullable): what was kept for it; valid until the drafts change
 */
const AccordComposerDraft *
accord_composer_drafts_get (GHashTable *drafts, const char *subject)
{
  return subject != NULL ? g_hash_table_lookup (drafts, subject) : NULL;
}

/**
 * accord_composer_drafts_keep:
 * @drafts: the drafts
 * @subject: (nullable): what is left; %NULL: nothing is kept
 * @text: what was typed
 * @next_title: what the next step was to be called
 *
 * Replaces what was kept for it; where nothing is typed any more, nothing comes back.
 */
void
accord_composer_drafts_keep (GHashTable *drafts, const char *subject, const char *text, const char *next_title)
{
  const AccordComposerDraft *old = accord_composer_drafts_get (drafts, subject);

  if (subject == NULL)
    return;
  if (*text == '\0' && *next_title == '\0' && (old == NULL || !old->logging))
    {
      g_hash_table_remove (drafts, subject);
      return;
    }
  g_set_str (&ensure (drafts, subject)->text, text);
  g_set_str (&ensure (drafts, subject)->next_title, next_title);
}

/**
 * accord_composer_drafts_begin:
 * @drafts: the drafts
 * @subject: what is being logged from now on
 */
void
accord_composer_drafts_begin (GHashTable *drafts, const char *subject)
{
  ensure (drafts, subject)->logging = TRUE;
}

/**
 * accord_composer_drafts_end:
 * @drafts: the drafts
 * @subject: what was being logged
 * @logged: whether it stands in the file now; else the draft waits for another try
 */
void
accord_composer_drafts_end (GHashTable *drafts, const char *subject, gboolean logged)
{
  if (logged)
    g_hash_table_remove (drafts, subject);
  else
    ensure (drafts, subject)->logging = FALSE;
}
