/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule does to the records it applies to: one change set with the rule's label, in which each record
 * has its line of the rule's log. A dry run tells the same and writes nothing. Main thread. */

#include "accord-config.h"

#include "accord-automation-deeds.h"

#include <glib/gi18n-lib.h>

#include "accord-letter-draft.h"

G_DEFINE_BOXED_TYPE (AccordAutomationResult, accord_automation_result, accord_automation_result_ref, accord_automation_result_unref)

AccordAutomationResult *
accord_automation_result_ref (AccordAutomationResult *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_automation_result_unref (AccordAutomationResult *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->failed);
  g_free (self);
}

static AccordAutomationResult *
result_new (void)
{
  AccordAutomationResult *self = g_new0 (AccordAutomationResult, 1);

  g_atomic_ref_count_init (&self->refs);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->failed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
write_log (AccordAutomationWork *work)
{
  const AccordKind *kind = &accord_automation_run_kind;
  gint64 id = accord_edit_create (work->edit, kind);
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (work->hit->record), uid);
  accord_edit_set_text (work->edit, kind, id, "title", work->done->str);
  accord_edit_set_text (work->edit, kind, id, "why", work->hit->why);
  accord_edit_set_number (work->edit, kind, id, "automation", work->rule->id);
  accord_edit_set_text (work->edit, kind, id, "record", uid);
  if (*work->hit->occurrence != '\0')
    accord_edit_set_text (work->edit, kind, id, "occurrence", work->hit->occurrence);
  accord_edit_set_number (work->edit, kind, id, "at", g_get_real_time () / 1000);
  accord_automation_work_set_link (work, kind, id, "customer", work->customer);
  accord_automation_work_set_link (work, kind, id, "deal", work->deal);
  accord_automation_work_set_link (work, kind, id, "tell", work->tell_id);
  if (work->told != NULL)
    accord_edit_set_text (work->edit, kind, id, "told", work->told);
}

/* TRUE: something is done to the record. */
static gboolean
work_on (AccordWorkspace *workspace, const AccordAutomation *rule, const AccordAutomationHit *hit, AccordEdit *edit,
         AccordAutomationResult *result)
{
  g_autoptr (GString) done = g_string_new (NULL);
  AccordAutomationWork work = { workspace, rule, hit, edit, done };
  g_autoptr (GError) error = NULL;
  const char *title = accord_record_title (hit->record);

  accord_automation_work_find_links (&work);
  for (guint i = 0; i < rule->deeds->len && error == NULL; i++)
    accord_automation_work_do (&work, rule->deeds->pdata[i], &error);
  if (error != NULL)
    g_ptr_array_add (result->failed, g_strdup (error->message));
  else if (done->len > 0)
    {
      if (edit != NULL)
        write_log (&work);
      g_ptr_array_add (result->lines, g_strdup_printf ("%s: %s", title != NULL ? title : "", done->str));
    }
  g_free (work.told);
  return error == NULL && done->len > 0;
}

typedef struct {
  AccordWorkspace *workspace;
  AccordAutomation *rule;
  AccordAutomationHits *hits;
  gboolean dry;
} Applying;

static void
applying_free (gpointer data)
{
  Applying *applying = data;

  g_object_unref (applying->workspace);
  accord_automation_unref (applying->rule);
  accord_automation_hits_unref (applying->hits);
  g_free (applying);
}

/* Some records as one change set. Where it is refused, or one of several cannot be worked on, each is tried by itself, so that one
 * record cannot keep a rule from the others, and of none is done a half. */
static void
apply_some (const Applying *applying, guint first, guint n, AccordAutomationResult *result)
{
  const AccordAutomationHit *hit = applying->hits->hits->pdata[first];
  g_autofree char *label = n == 1 ? g_strdup_printf (_ ("Rule “%1$s”: %2$s"), applying->rule->name, accord_record_title (hit->record))
                                  : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Rule “%s”: %u record", "Rule “%s”: %u records", n), applying->rule->name, n);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (AccordAutomationResult) part = result_new ();
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gboolean apart;
  guint n_done = 0;

  for (guint i = first; i < first + n; i++)
    n_done += work_on (applying->workspace, applying->rule, applying->hits->hits->pdata[i], applying->dry ? NULL : edit, part);
  apart = n > 1 && n_done > 0 && part->failed->len > 0 && !applying->dry;
  if (n_done > 0 && !applying->dry && !apart)
    set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (applying->workspace), edit), &error);
  if (apart || (error != NULL && n > 1))
    {
      for (guint i = first; i < first + n; i++)
        apply_some (applying, i, 1, result);
      return;
    }
  if (error != NULL)
    g_ptr_array_add (result->failed, g_strdup_printf ("%s: %s", accord_record_title (hit->record), error->message));
  else
    g_ptr_array_extend_and_steal (result->lines, g_steal_pointer (&part->lines));
  if (error == NULL)
    part->lines = g_ptr_array_new ();
  for (guint i = 0; i < part->failed->len; i++)
    g_ptr_array_add (result->failed, g_strdup (part->failed->pdata[i]));
  result->n_done += error == NULL ? n_done : 0;
}

static DexFuture *
apply_fiber (gpointer data)
{
  const Applying *applying = data;
  g_autoptr (AccordAutomationResult) result = result_new ();
  guint n = applying->hits->hits->len;

  result->more = applying->hits->more;
  if (n > 0)
    apply_some (applying, 0, n, result);
  return dex_future_new_take_boxed (ACCORD_TYPE_AUTOMATION_RESULT, g_steal_pointer (&result));
}

/**
 * accord_automation_apply:
 * @workspace: the open file
 * @rule: a rule, from accord_automation_load()
 * @hits: records
 * @dry: only tell
 *
 * Returns: (transfer full): a future of #AccordAutomationResult; what was refused stands in it
 */
DexFuture *
accord_automation_apply (AccordWorkspace *workspace, AccordAutomation *rule, AccordAutomationHits *hits, gboolean dry)
{
  Applying *applying = g_new0 (Applying, 1);

  *applying = (Applying) { g_object_ref (workspace), accord_automation_ref (rule), accord_automation_hits_ref (hits), dry };
  return dex_scheduler_spawn (NULL, 0, apply_fiber, applying, applying_free);
}
