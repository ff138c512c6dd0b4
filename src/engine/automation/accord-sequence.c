/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers on their way through steps in time (M24): one step at a time is a planned activity, the next one
 * follows when that is done. Who wants no mailings is not taken in. Main thread, in fibers. */

#include "accord-config.h"

#include "accord-sequence.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"
#include "accord-letter-scope.h"

G_DEFINE_BOXED_TYPE (AccordSequenceEnrolled, accord_sequence_enrolled, accord_sequence_enrolled_ref, accord_sequence_enrolled_unref)

AccordSequenceEnrolled *
accord_sequence_enrolled_ref (AccordSequenceEnrolled *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_sequence_enrolled_unref (AccordSequenceEnrolled *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/*< private >
 * accord_sequence_steps:
 *
 * Returns: (transfer full) (element-type AccordRecord): the steps in their order
 */
GPtrArray *
accord_sequence_steps (AccordStore *store, gint64 sequence, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_sequence_step_kind);

  accord_query_add_number (query, "sequence", ACCORD_OP_IS, sequence);
  if (!accord_query_set_sort (query, "rank", FALSE, error))
    return NULL;
  return dex_await_boxed (accord_store_select (store, query), error);
}

static void
set_link (AccordEdit *edit, const AccordKind *kind, gint64 id, const char *name, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (edit, kind, id, name, target);
}

/*< private >
 * accord_sequence_plan_step:
 *
 * Returns: the activity that the step becomes, in @edit
 */
gint64
accord_sequence_plan_step (AccordEdit *edit, AccordRecord *step, gint64 from, gint64 customer, gint64 contact, gint64 deal, gint64 owner)
{
  const AccordKind *kind = &accord_activity_kind;
  gint64 id = accord_edit_create (edit, kind);
  const char *type = accord_record_text (step, "type");

  accord_edit_set_text (edit, kind, id, "title", accord_record_title (step));
  accord_edit_set_text (edit, kind, id, "type", type != NULL ? type : "task");
  accord_edit_set_number (edit, kind, id, "due_on", from + CLAMP (accord_record_number (step, "days"), 0, 3650));
  set_link (edit, kind, id, "customer", customer);
  set_link (edit, kind, id, "contact", contact);
  set_link (edit, kind, id, "deal", deal);
  set_link (edit, kind, id, "owner", owner);
  return id;
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 sequence;
  GArray *entrants;
} Enrolling;

static void
enrolling_free (gpointer data)
{
  Enrolling *enrolling = data;

  g_object_unref (enrolling->workspace);
  g_array_unref (enrolling->entrants);
  g_free (enrolling);
}

/* Nobody goes through a sequence twice at a time. FALSE: it could not be asked. */
static gboolean
find_on_the_way (AccordStore *store, gint64 sequence, const AccordSequenceEntrant *entrant, gboolean *on_the_way, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_enrolment_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_number (query, "customer", ACCORD_OP_IS, entrant->customer);
  accord_query_add_number (query, "sequence", ACCORD_OP_IS, sequence);
  accord_query_add_text (query, "state", ACCORD_OP_IS, "running");
  found = dex_await_boxed (accord_store_select (store, query), error);
  *on_the_way = FALSE;
  for (guint i = 0; found != NULL && i < found->len; i++)
    *on_the_way |= accord_record_number (found->pdata[i], "contact") == entrant->contact;
  return found != NULL;
}

/* Nor is anybody taken in twice at once. */
static gboolean
was_named_before (const Enrolling *enrolling, guint at)
{
  const AccordSequenceEntrant *entrant = &g_array_index (enrolling->entrants, AccordSequenceEntrant, at);

  for (guint i = 0; i < at; i++)
    {
      const AccordSequenceEntrant *other = &g_array_index (enrolling->entrants, AccordSequenceEntrant, i);

      if (other->customer == entrant->customer && other->contact == entrant->contact)
        return TRUE;
    }
  return FALSE;
}

static char *
refusal_of (const Enrolling *enrolling, guint at)
{
  AccordWorkspace *workspace = enrolling->workspace;
  const AccordSequenceEntrant *entrant = &g_array_index (enrolling->entrants, AccordSequenceEntrant, at);
  AccordLetterRecipient recipient = { entrant->customer, entrant->contact, entrant->deal, NULL, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLetterScope) scope = dex_await_boxed (accord_letter_scope_load (workspace, &recipient), &error);
  char *refusal = scope != NULL ? accord_letter_scope_refuses (scope, NULL, TRUE) : g_strdup (error->message);
  gboolean on_the_way = FALSE;

  if (refusal == NULL && !find_on_the_way (accord_workspace_get_store (workspace), enrolling->sequence, entrant, &on_the_way, &error))
    return g_strdup (error->message);
  if (on_the_way || (refusal == NULL && was_named_before (enrolling, at)))
    refusal = g_strdup_printf (_ ("%s is on the way through it already."), accord_letter_scope_name (scope));
  return refusal;
}

static void
enrol_one (AccordEdit *edit, const Enrolling *enrolling, const AccordSequenceEntrant *entrant, AccordRecord *step, gint64 actor)
{
  const AccordKind *kind = &accord_enrolment_kind;
  gint64 activity = accord_sequence_plan_step (edit, step, accord_date_today (), entrant->customer, entrant->contact, entrant->deal, actor);
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_number (edit, kind, id, "sequence", enrolling->sequence);
  accord_edit_set_number (edit, kind, id, "customer", entrant->customer);
  accord_edit_set_number (edit, kind, id, "activity", activity);
  accord_edit_set_number (edit, kind, id, "step", accord_record_id (step));
  accord_edit_set_text (edit, kind, id, "state", "running");
  accord_edit_set_number (edit, kind, id, "started_on", accord_date_today ());
  set_link (edit, kind, id, "contact", entrant->contact);
  set_link (edit, kind, id, "deal", entrant->deal);
  set_link (edit, kind, id, "owner", actor);
}

static DexFuture *
enrol_fiber (gpointer data)
{
  const Enrolling *enrolling = data;
  AccordJournal *journal = accord_workspace_get_journal (enrolling->workspace);
  g_autoptr (AccordSequenceEnrolled) result = g_new0 (AccordSequenceEnrolled, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = accord_sequence_steps (accord_workspace_get_store (enrolling->workspace), enrolling->sequence, &error);
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Began a sequence with %u customer", "Began a sequence with %u customers",
                                                         enrolling->entrants->len), enrolling->entrants->len);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (AccordChangeSet) set = NULL;

  g_atomic_ref_count_init (&result->refs);
  result->refused = g_ptr_array_new_with_free_func (g_free);
  if (steps != NULL && steps->len == 0)
    g_set_error_literal (&error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY, _ ("The sequence has no steps yet. Add one."));
  for (guint i = 0; error == NULL && i < enrolling->entrants->len; i++)
    {
      const AccordSequenceEntrant *entrant = &g_array_index (enrolling->entrants, AccordSequenceEntrant, i);
      char *refusal = refusal_of (enrolling, i);

      if (refusal != NULL)
        g_ptr_array_add (result->refused, refusal);
      else
        enrol_one (edit, enrolling, entrant, steps->pdata[0], accord_journal_get_actor (journal));
      result->n_enrolled += refusal == NULL;
    }
  if (error == NULL && result->n_enrolled > 0)
    set = dex_await_boxed (accord_journal_commit (journal, edit), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_SEQUENCE_ENROLLED, g_steal_pointer (&result));
}

/**
 * accord_sequence_enrol:
 * @workspace: the open file
 * @sequence: a sequence
 * @entrants: (array length=n_entrants): who is to go through it
 *
 * Plans the first step with each of them, in one change set.
 *
 * Returns: (transfer full): a future of #AccordSequenceEnrolled, with who was left out and why
 */
DexFuture *
accord_sequence_enrol (AccordWorkspace *workspace, gint64 sequence, const AccordSequenceEntrant *entrants, guint n_entrants)
{
  Enrolling *enrolling = g_new0 (Enrolling, 1);

  *enrolling = (Enrolling) { g_object_ref (workspace), sequence, g_array_sized_new (FALSE, FALSE, sizeof *entrants, n_entrants) };
  g_array_append_vals (enrolling->entrants, entrants, n_entrants);
  return dex_scheduler_spawn (NULL, 0, enrol_fiber, enrolling, enrolling_free);
}
