/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRulesPage: see the header. Filled from two queries, and again after each change set that touches rules
 * or sequences. */

#include "accord-config.h"

#include "accord-rules-page.h"

#include <glib/gi18n-lib.h>
#include "accord-automation.h"
#include "accord-commit.h"
#include "accord-rank.h"
#include "accord-rule-page.h"
#include "accord-sequence-page.h"

struct _AccordRulesPage {
  AdwPreferencesPage parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *groups; /* owned by the page */
};

G_DEFINE_FINAL_TYPE (AccordRulesPage, accord_rules_page, ADW_TYPE_PREFERENCES_PAGE)

static AdwNavigationPage *
page_of (AccordRulesPage *self, const AccordKind *kind, gint64 id)
{
  return kind == &accord_automation_kind ? accord_rule_page_new (self->workspace, id) : accord_sequence_page_new (self->workspace, id);
}

static void
open_cb (GtkWidget *row, AccordRulesPage *self)
{
  accord_record_page_push (row, page_of (self, g_object_get_data (G_OBJECT (row), "kind"), *(gint64 *) g_object_get_data (G_OBJECT (row), "id")));
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  AccordRulesPage *self = data;
  const AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id;

  if (self->workspace == NULL)
    return dex_ref (future);
  if (accord_change_set_created (set, &accord_automation_kind, &id))
    accord_record_page_push (GTK_WIDGET (self), page_of (self, &accord_automation_kind, id));
  else if (accord_change_set_created (set, &accord_sequence_kind, &id))
    accord_record_page_push (GTK_WIDGET (self), page_of (self, &accord_sequence_kind, id));
  return dex_ref (future);
}

/* @row: a press on another row is another wish, not the same one twice. */
static void
commit (AccordRulesPage *self, GtkWidget *row, AccordEdit *edit)
{
  accord_commit_once (row, self->workspace, edit, added_cb, g_object_ref (self), g_object_unref);
}

/* A new rule is paused until its writer has seen what it would do. */
static void
add_rule_cb (AccordRulesPage *self, GtkWidget *row)
{
  AccordEdit *edit = accord_edit_new (_ ("Added a rule"));
  gint64 id = accord_edit_create (edit, &accord_automation_kind), actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  accord_edit_set_text (edit, &accord_automation_kind, id, "name", _ ("New Rule"));
  accord_edit_set_text (edit, &accord_automation_kind, id, "target", "customer");
  accord_edit_set_text (edit, &accord_automation_kind, id, "trigger", "idle");
  accord_edit_set_number (edit, &accord_automation_kind, id, "days", 90);
  accord_edit_set_number (edit, &accord_automation_kind, id, "off", 1);
  if (actor != 0)
    accord_edit_set_number (edit, &accord_automation_kind, id, "owner", actor);
  commit (self, row, edit);
}

static void
add_sequence_cb (AccordRulesPage *self, GtkWidget *row)
{
  AccordEdit *edit = accord_edit_new (_ ("Added a sequence"));
  gint64 id = accord_edit_create (edit, &accord_sequence_kind), step = accord_edit_create (edit, &accord_sequence_step_kind);
  g_autofree char *rank = accord_rank_nth (0);

  accord_edit_set_text (edit, &accord_sequence_kind, id, "name", _ ("New Sequence"));
  accord_edit_set_text (edit, &accord_sequence_step_kind, step, "title", _ ("First message"));
  accord_edit_set_text (edit, &accord_sequence_step_kind, step, "type", "email");
  accord_edit_set_number (edit, &accord_sequence_step_kind, step, "sequence", id);
  accord_edit_set_text (edit, &accord_sequence_step_kind, step, "rank", rank);
  commit (self, row, edit);
}

static char *
describe (AccordRulesPage *self, AccordRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordAutomation) rule = NULL;
  g_autofree char *words = NULL;

  if (accord_record_kind (record)->number == accord_sequence_kind.number)
    return g_strdup (accord_record_text (record, "note"));
  rule = accord_automation_read (accord_workspace_get_store (self->workspace), record, &error);
  if (rule == NULL)
    return g_strdup (error->message);
  words = accord_automation_describe (rule);
  return rule->off ? g_strdup_printf (_ ("Paused · %s"), words) : g_steal_pointer (&words);
}

static void
add_group (AccordRulesPage *self, const AccordKind *kind, GPtrArray *records, const char *add, const char *description, GCallback add_cb)
{
  GtkWidget *group = adw_preferences_group_new (), *button = accord_add_row_new (add);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), accord_kind_plural (kind));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = accord_record_id (records->pdata[i]);
      g_autofree char *words = describe (self, records->pdata[i]);
      GtkWidget *row = accord_open_row_new (accord_record_title (records->pdata[i]), words);

      g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
      g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  g_signal_connect_object (button, "activated", add_cb, self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button, !accord_workspace_is_read_only (self->workspace));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
}

static DexFuture *
load_fiber (gpointer data)
{
  AccordRulesPage *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) of_rules = accord_query_new (&accord_automation_kind), of_sequences = accord_query_new (&accord_sequence_kind);
  g_autoptr (GPtrArray) rules = NULL, sequences = NULL;
  g_autoptr (GError) error = NULL;

  accord_query_set_sort (of_rules, "name", FALSE, NULL);
  accord_query_set_sort (of_sequences, "name", FALSE, NULL);
  rules = dex_await_boxed (accord_store_select (store, of_rules), &error);
  sequences = rules != NULL ? dex_await_boxed (accord_store_select (store, of_sequences), &error) : NULL;
  if (sequences == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->workspace == NULL)
    return dex_future_new_true ();
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  add_group (self, &accord_automation_kind, rules, _ ("Add Rule"),
             _ ("When something happens, something is done: as a change of its own, with its reason, that can be undone."), G_CALLBACK (add_rule_cb));
  add_group (self, &accord_sequence_kind, sequences, _ ("Add Sequence"),
             _ ("Steps that follow each other for a customer who is not ready yet. A reply or another stage ends them."), G_CALLBACK (add_sequence_cb));
  return dex_future_new_true ();
}

static void
load (AccordRulesPage *self)
{
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref)));
}

static void
committed_cb (AccordRulesPage *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_automation_kind) || accord_change_set_touches (set, &accord_sequence_kind))
    load (self);
}

static void
accord_rules_page_dispose (GObject *object)
{
  AccordRulesPage *self = ACCORD_RULES_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_rules_page_parent_class)->dispose (object);
}

static void
accord_rules_page_class_init (AccordRulesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_rules_page_dispose;
}

static void
accord_rules_page_init (AccordRulesPage *self)
{
  self->groups = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Rules"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "rules");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "accord-flow-symbolic");
}

/**
 * accord_rules_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a page for the preferences
 */
GtkWidget *
accord_rules_page_new (AccordWorkspace *workspace)
{
  AccordRulesPage *self = g_object_new (ACCORD_TYPE_RULES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
