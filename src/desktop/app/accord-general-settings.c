/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The general page of the preferences. What belongs to the workspace is a record and changes like one, undo
 * included; what belongs to this computer is in GSettings. */

#include "accord-config.h"

#include "accord-general-settings.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-computer-group.h"
#include "accord-currencies.h"
#include "accord-field-commit.h"
#include "accord-field-row.h"
#include "accord-identity.h"
#include "accord-setting-row.h"
#include "accord-pool-due-row.h"
#include "accord-standing-scale.h"
#include "accord-trash-age.h"

struct _AccordGeneralSettings
{
  AdwPreferencesPage parent_instance;
  AccordWorkspace *workspace; /* nullable: then only this computer's settings are here */
  AccordEntity *entity;       /* the workspace's settings */
  GSettings *settings;
  GArray *members; /* of gint64, in the order of the choice, after Nobody */
  AdwPreferencesGroup *service;
};

G_DEFINE_FINAL_TYPE (AccordGeneralSettings, accord_general_settings, ADW_TYPE_PREFERENCES_PAGE)

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static GtkWidget *
combo_row (const char *title, const char *subtitle, GListModel *names, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), names);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static void
currency_chosen_cb (AccordGeneralSettings *self, GParamSpec *pspec, AdwComboRow *row)
{
  const char *code = accord_currencies_code (adw_combo_row_get_selected (row));
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (g_strcmp0 (code, accord_workspace_get_currency (self->workspace)) == 0)
    return;
  accord_value_set_text (&value, code);
  dex_future_disown (
    accord_setting_commit (GTK_WIDGET (row), self->workspace, self->entity, "currency", &value));
}

static GtkWidget *
currency_row (AccordGeneralSettings *self)
{
  guint position;
  g_autoptr (GtkStringList) names =
    accord_currencies_list (accord_workspace_get_currency (self->workspace), &position);
  GtkWidget *row;

  if (position == GTK_INVALID_LIST_POSITION)
    return accord_setting_row_new (self->workspace, self->entity, "currency");
  row = combo_row (_ ("Currency"), _ ("Of amounts that name none"), G_LIST_MODEL (names), position);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (currency_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
month_chosen_cb (AccordGeneralSettings *self, GParamSpec *pspec, AdwComboRow *row)
{
  int month = (int) adw_combo_row_get_selected (row) + 1;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (month == accord_workspace_get_fiscal_month (self->workspace))
    return;
  accord_value_set_number (&value, month);
  dex_future_disown (accord_setting_commit (GTK_WIDGET (row), self->workspace, self->entity,
                                            "fiscal_month", &value));
}

static GtkWidget *
month_row (AccordGeneralSettings *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2026, month, 1, 0, 0, 0);

      gtk_string_list_take (names, g_date_time_format (date, "%OB"));
    }
  row = combo_row (_ ("Fiscal year starts in"), NULL, G_LIST_MODEL (names),
                   accord_workspace_get_fiscal_month (self->workspace) - 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (month_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
file_row (AccordGeneralSettings *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("File"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), accord_workspace_get_path (self->workspace));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* @usual: what holds while the field is empty. */
static void
add_setting (AccordGeneralSettings *self, AdwPreferencesGroup *group, const char *name, const char *usual)
{
  GtkWidget *row = accord_setting_row_new (self->workspace, self->entity, name);

  accord_field_row_set_usual (ACCORD_FIELD_ROW (row), usual);
  adw_preferences_group_add (group, row);
}

static void
add_workspace_group (AccordGeneralSettings *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (page, _ ("Workspace"), NULL);
  g_autofree char *days = accord_number_format (ACCORD_TRASH_DAYS);

  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "name"));
  adw_preferences_group_add (group, currency_row (self));
  adw_preferences_group_add (group, month_row (self));
  add_setting (self, group, "locked_until", _ ("Not locked"));
  add_setting (self, group, "history_from", _ ("The beginning"));
  add_setting (self, group, "trash_days", days);
  adw_preferences_group_add (group, file_row (self));
  gtk_widget_set_sensitive (GTK_WIDGET (group), !accord_workspace_is_read_only (self->workspace));
}

/* F12: who is large and medium among those who buy; the rest is small. */
static void
add_customers_group (AccordGeneralSettings *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group =
    add_group (page, _ ("Customers"), _ ("Of all who bought in the last 24 months, by amount. The others are small."));
  g_autofree char *large = accord_percent_format (ACCORD_STANDING_LARGE / 100.0);
  g_autofree char *medium = accord_percent_format (ACCORD_STANDING_MEDIUM / 100.0);

  add_setting (self, group, "tier_large", large);
  add_setting (self, group, "tier_medium", medium);
  gtk_widget_set_sensitive (GTK_WIDGET (group), !accord_workspace_is_read_only (self->workspace));
}

/* 公海 (M54): empty fields are rules that are not in use. */
static void
add_pool_group (AccordGeneralSettings *self, AdwPreferencesPage *page)
{
  static const char *const names[] = { "pool_idle_days", "pool_first_days", "pool_wait_days", "pool_keep_days", "claim_limit" };
  AdwPreferencesGroup *group =
    add_group (page, _ ("Customer Pool"), _ ("Customers without an owner are in the pool, and may be claimed."));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_setting (self, group, names[i], _ ("Not in use"));
  adw_preferences_group_add (group, accord_pool_due_row_new (self->workspace));
  gtk_widget_set_sensitive (GTK_WIDGET (group), !accord_workspace_is_read_only (self->workspace));
}

static void
text_edited_cb (AccordGeneralSettings *self, const AccordValue *value, AccordFieldRow *row)
{
  accord_field_row_follow (row, accord_field_commit (self->workspace, self->entity, accord_field_row_get_field (row), value));
}

/* Of several lines, edited where they are read. */
static void
add_text (AccordGeneralSettings *self, AdwPreferencesGroup *group, const char *name)
{
  const AccordField *field = &accord_workspace_kind.fields[accord_kind_find (&accord_workspace_kind, name)];
  GtkWidget *row = accord_field_row_new (field);

  accord_field_row_set_entity (ACCORD_FIELD_ROW (row), self->entity);
  g_signal_connect_object (row, "edited", G_CALLBACK (text_edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_quotes_group (AccordGeneralSettings *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (page, _ ("Quotes"), _ ("What a new quote begins with, and what stands on paper."));

  add_text (self, group, "address");
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "quote_prefix"));
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "quote_days"));
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "tax_rate"));
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "discount_limit"));
  add_text (self, group, "quote_terms");
  gtk_widget_set_sensitive (GTK_WIDGET (group), !accord_workspace_is_read_only (self->workspace));
}

/* F14: empty fields mean what is usual. */
static void
add_service_group (AccordGeneralSettings *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (page, _ ("Working Hours and Service"),
                                          _ ("When the clock of tickets runs. Empty means Monday to Friday from 9 to 12 and 13 to 18, by the clock of each computer, and “0.5/4 2/8 4/24 8/40”: "
                                             "hours to the answer and to the resolution from urgent to low. Key accounts are served a level higher."));

  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "work_hours"));
  add_text (self, group, "days_off");
  add_text (self, group, "makeup_days");
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "time_zone"));
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "service_targets"));
  adw_preferences_group_add (group, accord_setting_row_new (self->workspace, self->entity, "hold_counts"));
  self->service = group;
  gtk_widget_set_sensitive (GTK_WIDGET (group), !accord_workspace_is_read_only (self->workspace));
}

static void
person_chosen_cb (AccordGeneralSettings *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  gint64 member = selected == 0 || selected > self->members->len ? 0 : g_array_index (self->members, gint64, selected - 1);

  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), accord_identity_set (self->workspace, self->settings, member)));
}

typedef struct
{
  AccordGeneralSettings *page;
  AdwPreferencesGroup *group;
} PersonGroup;

static void
person_group_free (gpointer data)
{
  PersonGroup *person = data;

  g_object_unref (person->page);
  g_object_unref (person->group);
  g_free (person);
}

static void
head_chosen_cb (AccordGeneralSettings *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (selected > 0 && selected <= self->members->len)
    accord_value_set_number (&value, g_array_index (self->members, gint64, selected - 1));
  dex_future_disown (accord_setting_commit (GTK_WIDGET (self), self->workspace, self->entity, "service_head", &value));
}

/* Who hears of tickets that take twice their time (§4.6). */
static void
add_head (AccordGeneralSettings *self, GListModel *names)
{
  AccordRecord *settings = accord_entity_get_record (self->entity);
  GtkWidget *row;
  guint selected = self->members->len;

  while (selected > 0 && (settings == NULL || g_array_index (self->members, gint64, selected - 1) != accord_record_number (settings, "service_head")))
    selected--;
  row = combo_row (_ ("Head of service"), _ ("Tickets that take twice their time go here"), names, selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (head_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->service, row);
}

static DexFuture *
members_cb (DexFuture *future, gpointer data)
{
  PersonGroup *person = data;
  AccordGeneralSettings *self = person->page;
  GPtrArray *members = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *row;

  gtk_string_list_append (names, _ ("Nobody in particular"));
  for (guint i = 0; i < members->len; i++)
    {
      gint64 id = accord_record_id (members->pdata[i]);

      g_array_append_val (self->members, id);
      gtk_string_list_append (names, accord_record_title (members->pdata[i]));
      if (id == actor)
        selected = i + 1;
    }
  row = combo_row (_ ("Who works here"), _ ("Stands as author in the history"), G_LIST_MODEL (names), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (person_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (person->group, row);
  add_head (self, G_LIST_MODEL (names));
  return dex_future_new_for_boolean (TRUE);
}

static void
add_person_group (AccordGeneralSettings *self, AdwPreferencesPage *page)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  PersonGroup *person = g_new0 (PersonGroup, 1);

  *person = (PersonGroup){ g_object_ref (self), g_object_ref (add_group (page, _ ("Person"), NULL)) };
  accord_query_set_sort (query, "name", FALSE, NULL);
  dex_future_disown (
    dex_future_then (accord_tell_refusal (GTK_WIDGET (self), accord_store_select (accord_workspace_get_store (self->workspace), query)),
                     members_cb, person, person_group_free));
}

static void
accord_general_settings_dispose (GObject *object)
{
  AccordGeneralSettings *self = ACCORD_GENERAL_SETTINGS (object);

  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->members, g_array_unref);
  G_OBJECT_CLASS (accord_general_settings_parent_class)->dispose (object);
}

static void
accord_general_settings_class_init (AccordGeneralSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_general_settings_dispose;
}

static void
accord_general_settings_init (AccordGeneralSettings *self)
{
  self->members = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * accord_general_settings_new:
 * @workspace: (nullable): what is open
 * @settings: of the application
 *
 * Returns: (transfer floating): a page for the preferences
 */
GtkWidget *
accord_general_settings_new (AccordWorkspace *workspace, GSettings *settings)
{
  AccordGeneralSettings *self = g_object_new (ACCORD_TYPE_GENERAL_SETTINGS, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (self);

  self->settings = g_object_ref (settings);
  adw_preferences_page_set_title (page, _ ("General"));
  adw_preferences_page_set_icon_name (page, "accord-settings-symbolic");
  if (workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      self->entity = accord_workspace_get_entity (workspace, &accord_workspace_kind,
                                                  accord_workspace_get_settings_id (workspace));
      add_person_group (self, page); /* first: the foot of the sidebar, which says who, leads here */
      add_workspace_group (self, page);
      add_customers_group (self, page);
      add_pool_group (self, page);
      add_quotes_group (self, page);
      add_service_group (self, page);
    }
  adw_preferences_page_add (page, accord_computer_group_new (settings));
  return GTK_WIDGET (self);
}
