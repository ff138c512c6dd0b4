/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of the member page that are records of their own. Goals in a person's own words are seen by the person
 * and by whoever the roles let. */

#include "accord-config.h"

#include "accord-member-aside.h"

#include "accord-decimal.h"
#include "accord-meter.h"
#include "accord-own-goal-dialog.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"
#include "accord-rights.h"
#include "accord-team-follow.h"

#include <glib/gi18n-lib.h>

/* ---- absences ---- */

static void
show_absence (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *type = NULL, *from = NULL, *to = NULL, *days = NULL, *words = NULL;
  const char *deputy;

  if (record == NULL)
    return;
  type = accord_record_format (record, "type");
  from = accord_date_format (accord_record_number (record, "begins_on"));
  to = accord_date_format (accord_record_number (record, "ends_on"));
  days = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  deputy = accord_record_title_of (record, "deputy");
  words = deputy != NULL ? g_strdup_printf (_("%1$s · deputy %2$s"), days, deputy) : g_strdup (days);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), type);
  adw_action_row_set_subtitle (row, words);
}

static void
edit_absence_cb (GtkWidget *section, AccordEntity *entity)
{
  adw_dialog_present (accord_record_dialog_new_edit (g_object_get_data (G_OBJECT (section), "workspace"), entity, "member"), section);
}

/**
 * accord_member_add_absence:
 * @member: who will be away
 */
void
accord_member_add_absence (GtkWidget *from, AccordWorkspace *workspace, gint64 member)
{
  AdwDialog *dialog = accord_record_dialog_new_add (workspace, &accord_absence_kind, "member", member);

  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "type", "leave");
  adw_dialog_present (dialog, from);
}

static gint64
member_of (GtkWidget *section)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (section), "member");
}

static void
add_absence_cb (GtkWidget *section)
{
  accord_member_add_absence (section, g_object_get_data (G_OBJECT (section), "workspace"), member_of (section));
}

static GtkWidget *
make_section (AccordWorkspace *workspace, gint64 member, const char *heading, const char *add, const char *nothing)
{
  GtkWidget *section = accord_record_section_new (workspace, heading, add, nothing);

  g_object_set_data_full (G_OBJECT (section), "workspace", g_object_ref (workspace), g_object_unref);
  g_object_set_data_full (G_OBJECT (section), "member", g_memdup2 (&member, sizeof member), g_free);
  return section;
}

/**
 * accord_member_absences_new:
 *
 * Returns: (transfer floating): absences that are not over, and a button that adds one
 */
GtkWidget *
accord_member_absences_new (AccordWorkspace *workspace, gint64 member)
{
  GtkWidget *section = make_section (workspace, member, _("Absences"), _("Add an absence"), _("None planned"));
  g_autoptr (AccordQuery) query = accord_query_new (&accord_absence_kind);

  accord_query_add_number (query, "member", ACCORD_OP_IS, member);
  accord_query_add_number (query, "ends_on", ACCORD_OP_AT_LEAST, accord_date_today ());
  if (!accord_query_set_sort (query, "begins_on", FALSE, NULL))
    g_critical ("Absences cannot be put in order");
  accord_record_section_set_funcs (ACCORD_RECORD_SECTION (section), NULL, show_absence, NULL);
  accord_record_section_set_query (ACCORD_RECORD_SECTION (section), query);
  g_signal_connect (section, "add", G_CALLBACK (add_absence_cb), NULL);
  g_signal_connect (section, "activated", G_CALLBACK (edit_absence_cb), NULL);
  return section;
}

/* ---- goals in their own words ---- */

static void
build_goal (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *meter = accord_meter_new (), *label = gtk_label_new (NULL);

  gtk_widget_set_size_request (meter, 64, -1);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), meter);
  gtk_box_append (GTK_BOX (box), label);
  adw_action_row_add_suffix (row, box);
  g_object_set_data (G_OBJECT (row), "meter", meter);
  g_object_set_data (G_OBJECT (row), "value", label);
}

/* "2 / 3" */
static void
show_goal (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *reached = NULL, *goal = NULL, *words = NULL, *day = NULL, *until = NULL;
  gint64 has, wants;

  if (record == NULL)
    return;
  has = accord_record_number (record, "reached");
  wants = accord_record_number (record, "number");
  reached = accord_decimal_format (has, ACCORD_DECIMAL_DIGITS);
  goal = accord_decimal_format (wants, ACCORD_DECIMAL_DIGITS);
  words = g_strdup_printf ("%s / %s", reached, goal);
  day = accord_date_format (accord_record_number (record, "ends_on"));
  until = g_strdup_printf (_("until %s"), day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_action_row_set_subtitle (row, until);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "value"), words);
  accord_meter_set_fraction (g_object_get_data (G_OBJECT (row), "meter"), wants > 0 ? CLAMP ((double) has / (double) wants, 0, 1) : 0);
  accord_meter_set_label (g_object_get_data (G_OBJECT (row), "meter"), words);
}

static void
edit_goal_cb (GtkWidget *section, AccordEntity *entity)
{
  adw_dialog_present (accord_own_goal_dialog_new (g_object_get_data (G_OBJECT (section), "workspace"), member_of (section), entity), section);
}

static void
add_goal_cb (GtkWidget *section)
{
  adw_dialog_present (accord_own_goal_dialog_new (g_object_get_data (G_OBJECT (section), "workspace"), member_of (section), NULL), section);
}

static DexFuture *
rights_cb (DexFuture *future, gpointer section)
{
  const GValue *value = dex_future_get_value (future, NULL);
  const AccordRights *rights = value != NULL ? g_value_get_boxed (value) : NULL;
  AccordEntity *member = g_object_get_data (section, "entity");
  AccordRecord *record = accord_entity_get_record (member);

  gtk_widget_set_visible (section, rights != NULL && accord_rights_reach (rights, rights->sees, member_of (section),
                                                                          record != NULL ? accord_record_number (record, "team") : 0));
  return dex_future_new_true ();
}

static void
check_rights (GtkWidget *section)
{
  dex_future_disown (dex_future_finally (accord_rights_load (g_object_get_data (G_OBJECT (section), "workspace")), rights_cb,
                                         g_object_ref (section), g_object_unref));
}

/**
 * accord_member_goals_new:
 *
 * Returns: (transfer floating): goals in the person's own words that are not over
 */
GtkWidget *
accord_member_goals_new (AccordWorkspace *workspace, gint64 member)
{
  GtkWidget *section = make_section (workspace, member, _("Personal Goals"), _("Add a goal"), _("No personal goal yet"));
  g_autoptr (AccordQuery) query = accord_query_new (&accord_goal_kind);

  g_object_set_data_full (G_OBJECT (section), "entity", accord_workspace_get_entity (workspace, &accord_member_kind, member), g_object_unref);
  accord_query_add_text (query, "kpi", ACCORD_OP_IS, "own");
  accord_query_add_number (query, "member", ACCORD_OP_IS, member);
  accord_query_add_number (query, "ends_on", ACCORD_OP_AT_LEAST, accord_date_today () - 30);
  if (!accord_query_set_sort (query, "ends_on", FALSE, NULL))
    g_critical ("Goals cannot be put in order");
  accord_record_section_set_funcs (ACCORD_RECORD_SECTION (section), build_goal, show_goal, NULL);
  accord_record_section_set_query (ACCORD_RECORD_SECTION (section), query);
  g_signal_connect (section, "add", G_CALLBACK (add_goal_cb), NULL);
  g_signal_connect (section, "activated", G_CALLBACK (edit_goal_cb), NULL);
  gtk_widget_set_visible (section, FALSE);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (check_rights), section, G_CONNECT_SWAPPED);
  accord_team_follow (section, workspace, check_rights, &accord_duty_kind, &accord_member_kind, NULL);
  check_rights (section);
  return section;
}

/* ---- duties ---- */

static DexFuture *
duty_cb (DexFuture *future, gpointer label)
{
  const GValue *value = dex_future_get_value (future, NULL);
  GPtrArray *duties = value != NULL ? g_value_get_boxed (value) : NULL;
  AccordEntity *member = g_object_get_data (label, "entity");
  AccordRecord *record = accord_entity_get_record (member);
  const char *role = record != NULL ? accord_record_text (record, "role") : NULL;
  const char *words = accord_rights_shipped_duties (role);
  g_autofree char *may = NULL, *both = NULL;
  AccordRights rights;

  accord_rights_shipped (role, &rights);
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    if (g_strcmp0 (accord_record_text (duties->pdata[i], "role"), role) == 0)
      {
        accord_rights_narrow (&rights, duties->pdata[i]);
        if (accord_record_text (duties->pdata[i], "duties") != NULL)
          words = accord_record_text (duties->pdata[i], "duties");
      }
  may = accord_rights_words (&rights);
  both = words != NULL ? g_strconcat (words, "\n", may, NULL) : NULL;
  gtk_label_set_text (label, both != NULL ? both : "");
  gtk_widget_set_visible (label, both != NULL);
  return dex_future_new_true ();
}

static void
show_duties (GtkWidget *label)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_duty_kind);

  dex_future_disown (dex_future_finally (accord_store_select (accord_workspace_get_store (g_object_get_data (G_OBJECT (label), "workspace")), query),
                                         duty_cb, g_object_ref (label), g_object_unref));
}

/**
 * accord_member_duties_new:
 *
 * Returns: (transfer floating): what the role of @member is there for, and what it may see and do
 */
GtkWidget *
accord_member_duties_new (AccordWorkspace *workspace, AccordEntity *member)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, "selectable", TRUE, NULL);

  gtk_widget_add_css_class (label, "secondary");
  g_object_set_data_full (G_OBJECT (label), "workspace", g_object_ref (workspace), g_object_unref);
  g_object_set_data_full (G_OBJECT (label), "entity", g_object_ref (member), g_object_unref);
  g_signal_connect_object (member, "notify::record", G_CALLBACK (show_duties), label, G_CONNECT_SWAPPED);
  accord_team_follow (label, workspace, show_duties, &accord_duty_kind, NULL);
  show_duties (label);
  return label;
}
