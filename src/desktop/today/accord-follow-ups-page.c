/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of Preferences: see the header. Policies belong to the workspace and change with undo; reminders
 * belong to this computer. */

#include "accord-config.h"

#include "accord-follow-ups-page.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-frame-call.h"
#include "accord-group-rows.h"
#include "accord-money.h"
#include "accord-policy-dialog.h"
#include "accord-query.h"
#include "accord-tooltip.h"

#define TYPE_FOLLOW_UPS_PAGE (follow_ups_page_get_type ())
G_DECLARE_FINAL_TYPE (FollowUpsPage, follow_ups_page, FOLLOW_UPS, PAGE, AdwPreferencesPage)

struct _FollowUpsPage {
  AdwPreferencesPage parent_instance;

  AccordWorkspace *workspace;
  AdwPreferencesGroup *group;
  GPtrArray *rows;     /* of GtkWidget, borrowed from the group */
  GtkWidget *add;      /* the last row */
  AccordQuiet *quiet;  /* as it is; or NULL */
  char *last_rank;
  AccordFrameCall read_due;
};

G_DEFINE_FINAL_TYPE (FollowUpsPage, follow_ups_page, ADW_TYPE_PREFERENCES_PAGE)

static void
present (FollowUpsPage *self, guint index)
{
  if (self->quiet != NULL)
    adw_dialog_present (accord_policy_dialog_new (self->workspace, self->quiet->policies, index, self->last_rank), GTK_WIDGET (self));
}

static void
add_cb (FollowUpsPage *self)
{
  present (self, self->quiet != NULL ? self->quiet->policies->len : 0);
}

static void
edit_cb (FollowUpsPage *self, GtkWidget *row)
{
  guint index;

  if (g_ptr_array_find (self->rows, row, &index))
    present (self, index);
}

static void
delete_cb (FollowUpsPage *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const AccordPolicy *policy;
  g_autofree char *label = NULL;
  AccordEdit *edit;
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;
  policy = self->quiet->policies->pdata[index];
  label = g_strdup_printf (_("Deleted the follow-up policy “%s”"), policy->name);
  edit = accord_edit_new (label);
  accord_edit_delete (edit, &accord_contact_policy_kind, policy->id);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static char *
say (const AccordPolicy *policy, const AccordQuietCount *count)
{
  g_autofree char *n = accord_number_format (count->n), *yellow = accord_number_format (count->n_yellow), *red = accord_number_format (count->n_red);

  return g_strdup_printf (_("Every %1$d, at most %2$d days · %3$s customers, %4$s yellow, %5$s red"), (int) policy->ideal, (int) policy->longest,
                          n, yellow, red);
}

static GtkWidget *
policy_row (FollowUpsPage *self, guint index)
{
  const AccordPolicy *policy = self->quiet->policies->pdata[index];
  g_autofree char *words = say (policy, &g_array_index (self->quiet->counts, AccordQuietCount, index));
  g_autofree char *name = g_strdup_printf (_("Delete “%s”"), policy->name);
  GtkWidget *row = adw_action_row_new (), *remove = gtk_button_new_from_icon_name ("accord-cross-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), policy->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  accord_tooltip_set (remove, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* The last row, also of none. */
static void
append_add (FollowUpsPage *self)
{
  if (self->add != NULL)
    adw_preferences_group_remove (self->group, self->add);
  self->add = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Add a Policy"), "start-icon-name", "accord-plus-symbolic",
                            "sensitive", !accord_workspace_is_read_only (self->workspace), NULL);
  g_signal_connect_object (self->add, "activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->add);
}

static void
show (FollowUpsPage *self)
{
  accord_group_clear_rows (self->group, self->rows);
  for (guint i = 0; i < self->quiet->policies->len; i++)
    {
      GtkWidget *row = policy_row (self, i);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
  append_add (self);
}

static DexFuture *
read_fiber (gpointer data)
{
  FollowUpsPage *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_contact_policy_kind);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (AccordQuiet) quiet = NULL;
  g_autoptr (GError) error = NULL;

  if (accord_query_set_sort (query, "rank", FALSE, &error))
    records = dex_await_boxed (accord_store_select (store, query), &error);
  if (records != NULL)
    quiet = dex_await_boxed (accord_report_quiet (store, accord_workspace_get_currency (self->workspace), NULL, NULL, accord_date_today (), 0), &error);
  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (quiet == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return dex_future_new_true ();
    }
  g_clear_pointer (&self->quiet, accord_quiet_unref);
  self->quiet = g_steal_pointer (&quiet);
  g_set_str (&self->last_rank, records->len > 0 ? accord_record_text (records->pdata[records->len - 1], "rank") : NULL);
  show (self);
  return dex_future_new_true ();
}

static void
read_due (gpointer data)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 0, read_fiber, g_object_ref (data), g_object_unref));
}

static void
committed_cb (FollowUpsPage *self, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_contact_policy_kind))
    accord_frame_call_queue (&self->read_due);
}

static void
follow_ups_page_dispose (GObject *object)
{
  FollowUpsPage *self = FOLLOW_UPS_PAGE (object);

  accord_frame_call_clear (&self->read_due);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->quiet, accord_quiet_unref);
  g_clear_pointer (&self->last_rank, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (follow_ups_page_parent_class)->dispose (object);
}

static void
follow_ups_page_class_init (FollowUpsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = follow_ups_page_dispose;
}

static void
follow_ups_page_init (FollowUpsPage *self)
{
  self->rows = g_ptr_array_new ();
  accord_frame_call_init (&self->read_due, read_due, self);
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _("Follow-ups"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "accord-today-symbolic");
}

static void
add_policies (FollowUpsPage *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("How Often to Get in Touch"));
  adw_preferences_group_set_description (self->group,
    _("Counted from the last call, e-mail, visit or meeting. A customer is under the most specific policy that it fits."));
  append_add (self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

static GtkWidget *
add_switch (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
  return row;
}

static void
time_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  g_settings_set_int (settings, g_object_get_data (G_OBJECT (row), "accord-key"), (int) adw_combo_row_get_selected (row) * 30);
}

/* Half hours of the day. */
static void
add_time (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (int minute = 0; minute < 24 * 60; minute += 30)
    gtk_string_list_take (times, g_strdup_printf ("%d:%02d", minute / 60, minute % 60));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (times));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_settings_get_int (settings, key) / 30);
  g_object_set_data (G_OBJECT (row), "accord-key", (gpointer) key);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (time_chosen_cb), settings, 0);
  adw_preferences_group_add (group, row);
}

static void
add_reminders (FollowUpsPage *self, GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("Reminders"));
  adw_preferences_group_set_description (group, _("On this computer. What comes due in quiet hours is told when they end."));
  add_switch (group, settings, "reminders", _("Notifications"), _("When a step is due"));
  add_switch (group, settings, "reminders-in-background", _("While the window is closed"), _("Accord stays in the background"));
  add_time (group, settings, "digest-at", _("Morning overview at"));
  add_time (group, settings, "quiet-from", _("Quiet from"));
  add_time (group, settings, "quiet-to", _("Quiet until"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

/**
 * accord_follow_ups_page_new:
 * @workspace: the open file
 * @settings: of the application
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_follow_ups_page_new (AccordWorkspace *workspace, GSettings *settings)
{
  FollowUpsPage *self = g_object_new (TYPE_FOLLOW_UPS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  add_policies (self);
  add_reminders (self, settings);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  read_due (self);
  return GTK_WIDGET (self);
}
