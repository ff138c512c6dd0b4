/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preferences: a list of parts, and beside it the page of the one chosen, which is made when it is first
 * looked at. Where there is no room for both, the list comes first and a page is gone to and back from.
 * Pages show others over themselves with accord_subpage_push(). */

#include "accord-config.h"

#include "accord-preferences.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-follow-ups-page.h"
#include "accord-general-settings.h"
#include "accord-letters-page.h"
#include "accord-own-fields-page.h"
#include "accord-rules-page.h"
#include "accord-sharing-page.h"
#include "accord-stages-page.h"
#include "accord-subpage.h"
#include "accord-team-settings.h"

#define LIST_WIDTH 210

typedef enum {
  GENERAL,
  PIPELINE,
  TEAM,
  FOLLOW_UPS,
  SHARING,
  FIELDS,
  LETTERS,
  RULES,
  N_PARTS
} Part;

static const struct {
  const char *name;  /* what `win.preferences-page` shows it by */
  const char *icon;
  const char *title;
  const char *about; /* said where the list has the whole width */
} parts[N_PARTS] = {
  { "general", "accord-settings-symbolic", N_ ("General"), N_ ("Currency, customer pool, quotes, this computer") },
  { "pipeline", "accord-board-symbolic", N_ ("Pipeline"), N_ ("Stages, checklists, reasons") },
  { "team", "accord-team-symbolic", N_ ("Team"), N_ ("Roles, competencies, assignment rules") },
  { "follow-ups", "accord-today-symbolic", N_ ("Follow-ups"), N_ ("How often to get in touch, reminders") },
  { "sharing", "accord-sync-symbolic", N_ ("Sharing"), N_ ("Shared folder, computers") },
  { "fields", "accord-list-symbolic", N_ ("Fields"), N_ ("Fields of your own") },
  { "letters", "accord-email-symbolic", N_ ("Messages"), N_ ("Occasions, templates, calendar file") },
  { "rules", "accord-flow-symbolic", N_ ("Rules"), N_ ("What is done by itself, sequences") },
};

struct _AccordPreferences
{
  AdwDialog parent_instance;
  AccordWorkspace *workspace; /* nullable: then only this computer's settings are here */
  GSettings *settings;
  AdwNavigationSplitView *split;
  AdwNavigationView *content;
  GtkListBox *list;
  AdwNavigationPage *pages[N_PARTS]; /* owned; made when first shown */
  Part shown;
  GtkWidget *abouts[N_PARTS];
};

G_DEFINE_FINAL_TYPE (AccordPreferences, accord_preferences, ADW_TYPE_DIALOG)

static GtkWidget *
make_part (AccordPreferences *self, Part part)
{
  switch (part)
    {
    case PIPELINE:
      return accord_stages_page_new (self->workspace);
    case TEAM:
      return accord_team_settings_new (self->workspace);
    case FOLLOW_UPS:
      return accord_follow_ups_page_new (self->workspace, self->settings);
    case SHARING:
      return accord_sharing_page_new (self->workspace);
    case FIELDS:
      return accord_own_fields_page_new (self->workspace);
    case LETTERS:
      return accord_letters_page_new (self->workspace);
    case RULES:
      return accord_rules_page_new (self->workspace);
    case GENERAL:
    case N_PARTS:
    default:
      return accord_general_settings_new (self->workspace, self->settings);
    }
}

static AdwNavigationPage *
ensure_page (AccordPreferences *self, Part part)
{
  if (self->pages[part] == NULL)
    self->pages[part] = g_object_ref_sink (accord_subpage_new (_ (parts[part].title), make_part (self, part), NULL));
  return self->pages[part];
}

static void
show_part (AccordPreferences *self, Part part)
{
  AdwNavigationPage *page = ensure_page (self, part);
  AdwNavigationPage *content = adw_navigation_split_view_get_content (self->split);

  self->shown = part;
  adw_navigation_page_set_title (content, _ (parts[part].title));
  adw_navigation_view_replace (self->content, &page, 1);
}

/* The keyboard that only passes by leaves the pages of the part as they are, with what is typed there. */
static void
selected_cb (AccordPreferences *self, GtkListBoxRow *row)
{
  Part part = row != NULL ? gtk_list_box_row_get_index (row) : N_PARTS;

  if (part != N_PARTS && (part != self->shown || self->pages[part] == NULL))
    show_part (self, part);
}

/* Where the list stands alone nothing in it is chosen: a press goes to the page. */
static void
activated_cb (AccordPreferences *self, GtkListBoxRow *row)
{
  show_part (self, gtk_list_box_row_get_index (row));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
collapsed_cb (AccordPreferences *self)
{
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split);

  gtk_list_box_set_selection_mode (self->list, collapsed ? GTK_SELECTION_NONE : GTK_SELECTION_BROWSE);
  if (!collapsed)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, self->shown));
  (collapsed ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->list), "alone");
  for (int i = 0; i < N_PARTS; i++)
    if (self->abouts[i] != NULL)
      gtk_widget_set_visible (self->abouts[i], collapsed);
}

static GtkWidget *
make_row (AccordPreferences *self, Part part)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_ (parts[part].title)), *about = gtk_label_new (_ (parts[part].about));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "secondary");
  gtk_widget_set_visible (about, FALSE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), about);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (parts[part].icon));
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (parts[part].title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (parts[part].about), -1);
  self->abouts[part] = about;
  return row;
}

static AdwNavigationPage *
make_list (AccordPreferences *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM); /* from row to row it would choose each */
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "parts-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preferences"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  return accord_subpage_new (_ ("Preferences"), scrolled, NULL);
}

static void
accord_preferences_dispose (GObject *object)
{
  AccordPreferences *self = ACCORD_PREFERENCES (object);

  /* libadwaita 1.7 keeps a split view that has gone back to its list; what is in it must go. */
  if (self->split != NULL)
    {
      adw_navigation_view_replace (self->content, NULL, 0);
      adw_navigation_split_view_set_sidebar (self->split, NULL);
      adw_navigation_split_view_set_content (self->split, NULL);
    }
  self->split = NULL;
  for (int i = 0; i < N_PARTS; i++)
    g_clear_object (&self->pages[i]);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (accord_preferences_parent_class)->dispose (object);
}

static void
accord_preferences_class_init (AccordPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_preferences_dispose;
}

static void
accord_preferences_init (AccordPreferences *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 620sp"));
  g_auto (GValue) yes = G_VALUE_INIT;

  adw_dialog_set_title (ADW_DIALOG (self), _ ("Preferences"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 860);
  adw_dialog_set_content_height (ADW_DIALOG (self), 740);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  self->split = ADW_NAVIGATION_SPLIT_VIEW (adw_navigation_split_view_new ());
  self->content = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_split_view_set_min_sidebar_width (self->split, LIST_WIDTH);
  adw_navigation_split_view_set_max_sidebar_width (self->split, LIST_WIDTH);
  adw_navigation_split_view_set_sidebar (self->split, make_list (self));
  adw_navigation_split_view_set_content (self->split, adw_navigation_page_new (GTK_WIDGET (self->content), _ ("General")));
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (collapsed_cb), self, G_CONNECT_SWAPPED);
  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->split), "collapsed", &yes);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
  accord_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->split));
}

/**
 * accord_preferences_new:
 * @workspace: (nullable): what is open
 * @settings: of the application
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
accord_preferences_new (AccordWorkspace *workspace, GSettings *settings)
{
  AccordPreferences *self = g_object_new (ACCORD_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  if (workspace != NULL)
    self->workspace = g_object_ref (workspace);
  for (int i = 0; i < (workspace != NULL ? N_PARTS : GENERAL + 1); i++)
    gtk_list_box_append (self->list, make_row (self, i));
  show_part (self, GENERAL);
  collapsed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * accord_preferences_show_part:
 * @self: the dialog
 * @name: "general", "pipeline", "team", "follow-ups", "sharing", "fields", "letters" or "rules"
 *
 * Shows the page of that part, also where the list would come first; an unknown name shows nothing else.
 */
void
accord_preferences_show_part (AccordPreferences *self, const char *name)
{
  g_return_if_fail (ACCORD_IS_PREFERENCES (self));
  g_return_if_fail (name != NULL);

  for (int i = 0; i < N_PARTS; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row != NULL && g_str_equal (parts[i].name, name))
        {
          show_part (self, i);
          collapsed_cb (self);
          adw_navigation_split_view_set_show_content (self->split, TRUE);
        }
    }
}
