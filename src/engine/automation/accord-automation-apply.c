/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule does to the records it applies to: one change set with the rule's label, in which each record
 * has its line of the rule's log. A dry run tells the same and writes nothing. Main thread. */

#include "accord-config.h"

#include "accord-automation.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"
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

/* A record being worked on. */
typedef struct {
  AccordWorkspace *workspace;
  const AccordAutomation *rule;
  const AccordAutomationHit *hit;
  AccordEdit *edit;  /* NULL: only told */
  GString *done;     /* what was done, in words */
  gint64 customer, deal, contact, owner;
  AccordRecord *tell; /* (nullable): whom the log tells */
  gint64 tell_id;
  char *told;
} Work;

static gint64
link_of (AccordRecord *record, const char *name)
{
  return accord_kind_find (accord_record_kind (record), name) >= 0 ? accord_record_number (record, name) : 0;
}

static void
find_links (Work *work)
{
  AccordRecord *record = work->hit->record;
  const AccordKind *kind = accord_record_kind (record);
  gint64 id = accord_record_id (record);

  work->customer = accord_kind_is (kind, &accord_customer_kind) ? id : link_of (record, "customer");
  work->deal = accord_kind_is (kind, &accord_deal_kind) ? id : link_of (record, "deal");
  work->contact = accord_kind_is (kind, &accord_contact_kind) ? id : link_of (record, "contact");
  work->owner = link_of (record, "owner");
}

static void
say (Work *work, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Work *work, const char *format, ...)
{
  va_list args;

  if (work->done->len > 0)
    g_string_append (work->done, "; ");
  va_start (args, format);
  g_string_append_vprintf (work->done, format, args);
  va_end (args);
}

static void
set_link (Work *work, const AccordKind *kind, gint64 id, const char *name, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (work->edit, kind, id, name, target);
}

static AccordLetterScope *
scope_of (Work *work)
{
  AccordLetterRecipient recipient = { work->customer, work->contact, work->deal, NULL, -1 };

  return work->customer != 0 ? dex_await_boxed (accord_letter_scope_load (work->workspace, &recipient), NULL) : NULL;
}

/* A title may have fields, like a template. */
static char *
fill (Work *work, const char *text)
{
  g_autoptr (AccordLetterScope) scope = text != NULL && strstr (text, "{{") != NULL ? scope_of (work) : NULL;

  return scope != NULL ? accord_letter_fill (text, accord_letter_scope_lookup, scope, NULL, NULL) : g_strdup (text != NULL ? text : "");
}

static void
do_task (Work *work, const AccordAutomationDeed *deed)
{
  const AccordKind *kind = &accord_activity_kind;
  g_autofree char *title = fill (work, deed->text);
  gint64 due = accord_date_today () + deed->days, id;
  g_autofree char *day = accord_date_format (due);

  say (work, _ ("Task “%1$s” for %2$s"), title, day);
  if (work->edit == NULL)
    return;
  id = accord_edit_create (work->edit, kind);
  accord_edit_set_text (work->edit, kind, id, "title", *title != '\0' ? title : work->rule->name);
  accord_edit_set_text (work->edit, kind, id, "type", deed->name != NULL ? deed->name : "task");
  accord_edit_set_number (work->edit, kind, id, "due_on", due);
  set_link (work, kind, id, "customer", work->customer);
  set_link (work, kind, id, "deal", work->deal);
  set_link (work, kind, id, "contact", work->contact);
  set_link (work, kind, id, "owner", work->owner);
}

static void
do_draft (Work *work, const AccordAutomationDeed *deed)
{
  const AccordKind *kind = &accord_letter_kind;
  g_autoptr (AccordLetterScope) scope = scope_of (work);
  g_autofree char *refusal = NULL;
  gint64 id;

  if (scope == NULL)
    return;
  refusal = accord_letter_scope_refuses (scope, accord_record_text (deed->target, "channel"), TRUE);
  if (refusal != NULL)
    {
      say (work, _ ("No message: %s"), refusal);
      return;
    }
  say (work, _ ("Message “%s” prepared"), accord_record_title (deed->target));
  if (work->edit == NULL)
    return;
  id = accord_edit_create (work->edit, kind);
  accord_edit_set_text (work->edit, kind, id, "title", accord_record_title (deed->target));
  accord_edit_set_text (work->edit, kind, id, "state", "waiting");
  accord_edit_set_number (work->edit, kind, id, "template", accord_record_id (deed->target));
  set_link (work, kind, id, "customer", work->customer);
  set_link (work, kind, id, "contact", work->contact);
}

static void
do_set (Work *work, const char *name, const AccordValue *value, const char *shown)
{
  AccordRecord *record = work->hit->record;
  const AccordKind *kind = accord_record_kind (record);
  int field = accord_kind_find (kind, name);

  if (accord_value_equal (accord_record_value (record, field), value))
    return;
  say (work, _ ("“%1$s” set to “%2$s”"), accord_field_label (&kind->fields[field]), shown);
  if (work->edit != NULL)
    accord_edit_set (work->edit, kind, accord_record_id (record), kind->fields[field].name, value);
}

static gboolean
do_field (Work *work, const AccordAutomationDeed *deed, GError **error)
{
  const AccordKind *kind = accord_record_kind (work->hit->record);
  int field = deed->name != NULL ? accord_kind_find (kind, deed->name) : -1;
  AccordFieldReading reading = { .currency = accord_workspace_get_currency (work->workspace) };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (field < 0 || accord_field_is_link (&kind->fields[field]) || (kind->fields[field].flags & (ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_HIDDEN)))
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("Rule “%1$s”: %2$s"), work->rule->name,
                   _ ("The field it sets cannot be set by a rule. Choose another one."));
      return FALSE;
    }
  if (deed->text != NULL && *deed->text != '\0' && !accord_field_parse (&kind->fields[field], deed->text, &reading, &value, error))
    {
      g_prefix_error (error, _ ("Rule “%s”: "), work->rule->name);
      return FALSE;
    }
  do_set (work, deed->name, &value, deed->text != NULL ? deed->text : "");
  return TRUE;
}

static void
do_owner (Work *work, const AccordAutomationDeed *deed)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (accord_kind_find (accord_record_kind (work->hit->record), "owner") < 0)
    return;
  accord_value_set_number (&value, accord_record_id (deed->target));
  do_set (work, "owner", &value, accord_record_title (deed->target));
}

static void
do_notify (Work *work, const AccordAutomationDeed *deed)
{
  g_free (work->told);
  work->told = fill (work, deed->text);
  work->tell_id = deed->target != NULL ? accord_record_id (deed->target)
                  : work->owner != 0   ? work->owner : accord_journal_get_actor (accord_workspace_get_journal (work->workspace));
  say (work, _ ("Told: “%s”"), work->told);
}

static gboolean
do_deed (Work *work, const AccordAutomationDeed *deed, GError **error)
{
  switch (deed->type)
    {
    case ACCORD_AUTOMATION_TASK:
      do_task (work, deed);
      return TRUE;
    case ACCORD_AUTOMATION_DRAFT:
      do_draft (work, deed);
      return TRUE;
    case ACCORD_AUTOMATION_FIELD:
      return do_field (work, deed, error);
    case ACCORD_AUTOMATION_OWNER:
      do_owner (work, deed);
      return TRUE;
    case ACCORD_AUTOMATION_NOTIFY:
    case ACCORD_N_AUTOMATION_DEEDS:
    default:
      do_notify (work, deed);
      return TRUE;
    }
}

static void
write_log (Work *work)
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
  set_link (work, kind, id, "customer", work->customer);
  set_link (work, kind, id, "deal", work->deal);
  set_link (work, kind, id, "tell", work->tell_id);
  if (work->told != NULL)
    accord_edit_set_text (work->edit, kind, id, "told", work->told);
}

/* TRUE: something is done to the record. */
static gboolean
work_on (AccordWorkspace *workspace, const AccordAutomation *rule, const AccordAutomationHit *hit, AccordEdit *edit,
         AccordAutomationResult *result)
{
  g_autoptr (GString) done = g_string_new (NULL);
  Work work = { workspace, rule, hit, edit, done };
  g_autoptr (GError) error = NULL;
  const char *title = accord_record_title (hit->record);

  find_links (&work);
  for (guint i = 0; i < rule->deeds->len && error == NULL; i++)
    do_deed (&work, rule->deeds->pdata[i], &error);
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

/* Some records as one change set. Where it is refused, and there are several, each is tried by itself, so that
 * one record cannot keep a rule from the others. */
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
  guint n_done = 0;

  for (guint i = first; i < first + n; i++)
    n_done += work_on (applying->workspace, applying->rule, applying->hits->hits->pdata[i], applying->dry ? NULL : edit, part);
  if (n_done > 0 && !applying->dry)
    set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (applying->workspace), edit), &error);
  if (error != NULL && n > 1)
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
