/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule does to one record: each kind of deed into the edit, and told in words. Main thread. */

#include "accord-config.h"

#include "accord-automation-deeds.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"
#include "accord-error.h"
#include "accord-letter-draft.h"

static gint64
link_of (AccordRecord *record, const char *name)
{
  return accord_kind_find (accord_record_kind (record), name) >= 0 ? accord_record_number (record, name) : 0;
}

/* Whose customer, deal, person and owner the deeds are about. */
void
accord_automation_work_find_links (AccordAutomationWork *work)
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
say (AccordAutomationWork *work, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (AccordAutomationWork *work, const char *format, ...)
{
  va_list args;

  if (work->done->len > 0)
    g_string_append (work->done, "; ");
  va_start (args, format);
  g_string_append_vprintf (work->done, format, args);
  va_end (args);
}

/**
 * accord_automation_work_set_link:
 * @work: a record being worked on
 * @kind: of the record whose link is set
 * @id: of it; negative: one that the edit creates
 * @name: the link
 * @target: what it is to lead to; 0: the link is left as it is
 */
void
accord_automation_work_set_link (AccordAutomationWork *work, const AccordKind *kind, gint64 id, const char *name, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (work->edit, kind, id, name, target);
}

/* Who a message or a text with fields is about; %NULL in @scope where nobody is, or nobody is there any more. Returns: %FALSE with an
 * error if it could not be read */
static gboolean
scope_of (AccordAutomationWork *work, AccordLetterScope **scope, GError **error)
{
  AccordLetterRecipient recipient = { work->customer, work->contact, work->deal, NULL, -1 };
  g_autoptr (GError) failed = NULL;

  *scope = work->customer != 0 ? dex_await_boxed (accord_letter_scope_load (work->workspace, &recipient), &failed) : NULL;
  if (g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    g_clear_error (&failed);
  return accord_error_pass (error, &failed);
}

/* A title may have fields, like a template. Returns: (transfer full) (nullable): NULL with an error */
static char *
fill (AccordAutomationWork *work, const char *text, GError **error)
{
  g_autoptr (AccordLetterScope) scope = NULL;

  if (text != NULL && strstr (text, "{{") != NULL && !scope_of (work, &scope, error))
    return NULL;
  return scope != NULL ? accord_letter_fill (text, accord_letter_scope_lookup, scope, NULL, NULL) : g_strdup (text != NULL ? text : "");
}

static gboolean
do_task (AccordAutomationWork *work, const AccordAutomationDeed *deed, GError **error)
{
  const AccordKind *kind = &accord_activity_kind;
  g_autofree char *title = fill (work, deed->text, error);
  gint64 due = accord_date_today () + deed->days, id;
  g_autofree char *day = accord_date_format (due);

  if (title == NULL)
    return FALSE;
  say (work, _ ("Task “%1$s” for %2$s"), title, day);
  if (work->edit == NULL)
    return TRUE;
  id = accord_edit_create (work->edit, kind);
  accord_edit_set_text (work->edit, kind, id, "title", *title != '\0' ? title : work->rule->name);
  accord_edit_set_text (work->edit, kind, id, "type", deed->name != NULL ? deed->name : "task");
  accord_edit_set_number (work->edit, kind, id, "due_on", due);
  accord_automation_work_set_link (work, kind, id, "customer", work->customer);
  accord_automation_work_set_link (work, kind, id, "deal", work->deal);
  accord_automation_work_set_link (work, kind, id, "contact", work->contact);
  accord_automation_work_set_link (work, kind, id, "owner", work->owner);
  return TRUE;
}

static gboolean
do_draft (AccordAutomationWork *work, const AccordAutomationDeed *deed, GError **error)
{
  const AccordKind *kind = &accord_letter_kind;
  g_autoptr (AccordLetterScope) scope = NULL;
  g_autofree char *refusal = NULL;
  gint64 id;

  if (!scope_of (work, &scope, error))
    return FALSE;
  if (scope == NULL)
    return TRUE;
  refusal = accord_letter_scope_refuses (scope, accord_record_text (deed->target, "channel"), TRUE);
  if (refusal != NULL)
    {
      say (work, _ ("No message: %s"), refusal);
      return TRUE;
    }
  say (work, _ ("Message “%s” prepared"), accord_record_title (deed->target));
  if (work->edit == NULL)
    return TRUE;
  id = accord_edit_create (work->edit, kind);
  accord_edit_set_text (work->edit, kind, id, "title", accord_record_title (deed->target));
  accord_edit_set_text (work->edit, kind, id, "state", "waiting");
  accord_edit_set_number (work->edit, kind, id, "template", accord_record_id (deed->target));
  accord_automation_work_set_link (work, kind, id, "customer", work->customer);
  accord_automation_work_set_link (work, kind, id, "contact", work->contact);
  accord_automation_work_set_link (work, kind, id, "deal", work->deal);
  return TRUE;
}

static void
do_set (AccordAutomationWork *work, const char *name, const AccordValue *value, const char *shown)
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
do_field (AccordAutomationWork *work, const AccordAutomationDeed *deed, GError **error)
{
  const AccordKind *kind = accord_record_kind (work->hit->record);
  int field = deed->name != NULL ? accord_kind_find (kind, deed->name) : -1;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autofree char *amount = NULL;

  if (field < 0 || accord_field_is_link (&kind->fields[field]) || (kind->fields[field].flags & (ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_HIDDEN)))
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("Rule “%1$s”: %2$s"), work->rule->name,
                   _ ("The field it sets cannot be set by a rule. Choose another one."));
      return FALSE;
    }
  if (!accord_automation_deed_value (deed, &kind->fields[field], accord_workspace_get_currency (work->workspace), &value, error))
    {
      g_prefix_error (error, _ ("Rule “%s”: "), work->rule->name);
      return FALSE;
    }
  amount = kind->fields[field].type == ACCORD_FIELD_MONEY ? accord_field_format (&kind->fields[field], &value, NULL) : NULL;
  do_set (work, deed->name, &value, amount != NULL ? amount : deed->text != NULL ? deed->text : "");
  return TRUE;
}

static void
do_owner (AccordAutomationWork *work, const AccordAutomationDeed *deed)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (accord_kind_find (accord_record_kind (work->hit->record), "owner") < 0)
    return;
  accord_value_set_number (&value, accord_record_id (deed->target));
  do_set (work, "owner", &value, accord_record_title (deed->target));
}

static gboolean
do_notify (AccordAutomationWork *work, const AccordAutomationDeed *deed, GError **error)
{
  g_autofree char *told = fill (work, deed->text, error);

  if (told == NULL)
    return FALSE;
  g_set_str (&work->told, told);
  work->tell_id = deed->target != NULL ? accord_record_id (deed->target)
                  : work->owner != 0   ? work->owner : accord_journal_get_actor (accord_workspace_get_journal (work->workspace));
  say (work, _ ("Told: “%s”"), work->told);
  return TRUE;
}

/* FALSE with an error: nothing of the rule is to be done to the record. */
gboolean
accord_automation_work_do (AccordAutomationWork *work, const AccordAutomationDeed *deed, GError **error)
{
  switch (deed->type)
    {
    case ACCORD_AUTOMATION_TASK:
      return do_task (work, deed, error);
    case ACCORD_AUTOMATION_DRAFT:
      return do_draft (work, deed, error);
    case ACCORD_AUTOMATION_FIELD:
      return do_field (work, deed, error);
    case ACCORD_AUTOMATION_OWNER:
      do_owner (work, deed);
      return TRUE;
    case ACCORD_AUTOMATION_NOTIFY:
    case ACCORD_N_AUTOMATION_DEEDS:
    default:
      return do_notify (work, deed, error);
    }
}
