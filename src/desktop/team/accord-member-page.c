/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMemberPage: what is known of one person. Fields are edited where they stand; figures open
 * their deals. */

#include "accord-config.h"

#include "accord-member-page.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-field-list.h"
#include "accord-history-dialog.h"
#include "accord-handover-dialog.h"
#include "accord-lazy-menu.h"
#include "accord-member-aside.h"
#include "accord-member-deals.h"
#include "accord-member-name.h"
#include "accord-member-quota.h"
#include "accord-member-skills.h"
#include "accord-member-strip.h"
#include "accord-member-work.h"
#include "accord-rate-dialog.h"
#include "accord-plot-card.h"
#include "accord-stat-strip.h"
#include "accord-tag.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordMemberPage {
  AdwNavigationPage parent_instance;

  AdwHeaderBar *header;
  AccordAvatar *avatar;
  AccordMemberName *name;
  GtkLabel *note;
  AdwWrapBox *tags;
  AdwBin *strip;
  GtkBox *main;
  GtkBox *side;
  GtkBox *aside;
  GtkBox *above;
  GtkWidget *revenue;
  AccordFieldList *fields;

  GtkWidget *quota;
  GtkWidget *menu;

  AccordWorkspace *workspace;
  AccordTeamFacts *facts;
  AccordEntity *member; /* owned: keeps the entity alive */
  AccordPeriod period;
  AccordPeriodButton *period_button; /* in the header */
  gboolean narrow;
};

enum { PROP_NARROW = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordMemberPage, accord_member_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_word (GPtrArray *words, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (words, g_strdup (text));
}

/* "Sales representative · East · Team Rocco" */
static void
update_note (AccordMemberPage *self, AccordRecord *record)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *role = accord_record_format (record, "role");
  g_autofree char *joined = NULL;
  g_autofree char *note = NULL;
  gint64 date;

  add_word (words, role);
  add_word (words, accord_record_text (record, "office"));
  add_word (words, accord_record_title_of (record, "team"));
  add_word (words, accord_record_text (record, "territory"));
  if (accord_record_get_number (record, "joined_on", &date))
    {
      g_autofree char *day = accord_date_format (date);

      joined = g_strdup_printf (_("joined %s"), day);
      add_word (words, joined);
    }
  g_ptr_array_add (words, NULL);
  note = g_strjoinv (" · ", (char **) words->pdata);
  accord_data_label_set_optional (self->note, note);
}

static void
add_tag (AccordMemberPage *self, const char *words, AccordTint tint)
{
  adw_wrap_box_append (self->tags, accord_tag_new (words, "accord-calendar-symbolic", tint));
}

/* Away, leaving or gone. */
static void
update_tags (AccordMemberPage *self)
{
  AccordRecord *record = accord_entity_get_record (self->member);
  g_autofree char *away = accord_team_facts_absence (self->facts, accord_entity_get_id (self->member));
  GtkWidget *old;
  gint64 date;
  gboolean left = record != NULL && accord_record_get_number (record, "left_on", &date);

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    adw_wrap_box_remove (self->tags, old);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), left || away != NULL);
  if (away != NULL)
    add_tag (self, away, ACCORD_TINT_WARNING);
  if (left)
    {
      g_autofree char *day = accord_date_format (date);
      g_autofree char *words = g_strdup_printf (_("Left on %s"), day);

      add_tag (self, words, ACCORD_TINT_NEUTRAL);
    }
}

static void
show_revenue (AccordMemberPage *self)
{
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&self->period, ACCORD_COMPARE_PREVIOUS, accord_entity_get_id (self->member),
                                                             accord_entity_get_title (self->member));

  accord_plot_card_ask (ACCORD_PLOT_CARD (self->revenue), ask, 0);
}

static void
member_changed_cb (AccordMemberPage *self)
{
  AccordRecord *record = accord_entity_get_record (self->member);
  const char *name;

  if (record == NULL)
    return;
  name = accord_record_title (record);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name != NULL && *name != '\0' ? name : _("Member"));
  accord_avatar_set_display_name (self->avatar, name);
  update_note (self, record);
  update_tags (self);
  show_revenue (self);
}

static void
name_clicked_cb (AccordMemberPage *self)
{
  accord_member_name_edit (self->name);
}

static void
history_clicked_cb (AccordMemberPage *self)
{
  accord_history_dialog_present (GTK_WIDGET (self), self->workspace, &accord_member_kind,
                                 accord_entity_get_id (self->member));
}

static void
handover (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordMemberPage *self = data;

  adw_dialog_present (accord_handover_dialog_new (self->workspace, accord_entity_get_id (self->member), accord_entity_get_title (self->member)),
                      GTK_WIDGET (self));
}

static void
absence (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordMemberPage *self = data;

  accord_member_add_absence (GTK_WIDGET (self), self->workspace, accord_entity_get_id (self->member));
}

static void
rate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordMemberPage *self = data;

  accord_rate_dialog_present (GTK_WIDGET (self), self->workspace, accord_entity_get_id (self->member));
}

static void
make_menu (AccordMemberPage *self)
{
  const GActionEntry entries[] = { { .name = "handover", .activate = handover }, { .name = "absence", .activate = absence }, { .name = "rate", .activate = rate } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "member", G_ACTION_GROUP (group));
  g_menu_append (menu, _("Add Absence…"), "member.absence");
  g_menu_append (menu, _("Rate Competencies…"), "member.rate");
  g_menu_append (menu, _("Leaves: Hand Over…"), "member.handover");
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  accord_tooltip_set (self->menu, _("More"));
  gtk_widget_set_sensitive (self->menu, !accord_workspace_is_read_only (self->workspace));
}

static void
set_narrow (AccordMemberPage *self, gboolean narrow)
{
  GtkWidget *strip = adw_bin_get_child (self->strip);

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->period_button != NULL)
    accord_period_button_set_arrows (self->period_button, !narrow);
  if (strip != NULL)
    accord_stat_strip_set_columns (ACCORD_STAT_STRIP (strip), narrow ? 2 : 0);
  if (self->quota != NULL)
    accord_member_quota_set_columns (self->quota, narrow ? 2 : 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
accord_member_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, ACCORD_MEMBER_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_member_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (ACCORD_MEMBER_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_member_page_dispose (GObject *object)
{
  AccordMemberPage *self = ACCORD_MEMBER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_MEMBER_PAGE);
  g_clear_object (&self->member);
  g_clear_object (&self->facts);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_member_page_parent_class)->dispose (object);
}

static void
accord_member_page_class_init (AccordMemberPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_member_page_get_property;
  object_class->set_property = accord_member_page_set_property;
  object_class->dispose = accord_member_page_dispose;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (ACCORD_TYPE_AVATAR);
  g_type_ensure (ACCORD_TYPE_MEMBER_NAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/team/accord-member-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, header);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, name);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, note);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, tags);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, strip);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, main);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, side);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, aside);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberPage, above);
  gtk_widget_class_bind_template_callback (widget_class, name_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_clicked_cb);
}

static void
accord_member_page_init (AccordMemberPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_member_page_new:
 * @workspace: the open file
 * @figures: of the Team page, grouped by member
 * @goals: quotas of the period
 * @facts: load and absence
 * @member: id
 * @period: the period button, put into the header
 *
 * Returns: (transfer floating): the page
 */
AccordMemberPage *
accord_member_page_new (AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals, AccordTeamFacts *facts,
                        gint64 member, AccordPeriodButton *period)
{
  AccordMemberPage *self = g_object_new (ACCORD_TYPE_MEMBER_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->member = accord_workspace_get_entity (workspace, &accord_member_kind, member);
  self->period = *accord_period_button_get_period (period);
  accord_member_name_set_member (self->name, workspace, self->member);
  self->revenue = accord_plot_card_new (workspace, "revenue");
  self->fields = ACCORD_FIELD_LIST (accord_field_list_new (workspace, &accord_member_kind, NULL));
  accord_field_list_set_entity (self->fields, self->member);
  self->facts = g_object_ref (facts);
  make_menu (self);
  adw_header_bar_pack_end (self->header, self->menu);
  adw_header_bar_pack_end (self->header, GTK_WIDGET (period));
  self->period_button = period;
  accord_period_button_set_arrows (period, !self->narrow);
  adw_bin_set_child (self->strip, accord_member_strip_new (workspace, figures, facts, member));
  self->quota = accord_member_quota_new (workspace, goals, member);
  accord_member_quota_align (self->quota, ACCORD_STAT_STRIP (adw_bin_get_child (self->strip)));
  gtk_box_append (self->above, self->quota);
  gtk_box_append (self->main, accord_member_work_new (workspace, member));
  gtk_box_append (self->main, accord_member_deals_new (workspace, figures, member));
  gtk_box_append (self->main, self->revenue);
  gtk_box_append (self->aside, accord_member_skills_new (workspace, member));
  gtk_box_append (self->aside, accord_member_goals_new (workspace, member));
  gtk_box_append (self->aside, accord_member_absences_new (workspace, member));
  gtk_box_append (self->side, accord_member_duties_new (workspace, self->member));
  gtk_box_append (self->side, GTK_WIDGET (self->fields));
  g_signal_connect_object (facts, "changed", G_CALLBACK (update_tags), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->member, "notify::record", G_CALLBACK (member_changed_cb), self, G_CONNECT_SWAPPED);
  accord_member_page_show_period (self, &self->period);
  member_changed_cb (self);
  return self;
}

/**
 * accord_member_page_get_member:
 * @self: a page
 *
 * Returns: id of the person
 */
gint64
accord_member_page_get_member (AccordMemberPage *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_PAGE (self), 0);
  return accord_entity_get_id (self->member);
}

/**
 * accord_member_page_show_period:
 * @self: a page
 * @period: the period of its chart; the figures are asked by their owner
 */
void
accord_member_page_show_period (AccordMemberPage *self, const AccordPeriod *period)
{
  g_return_if_fail (ACCORD_IS_MEMBER_PAGE (self));

  self->period = *period;
  show_revenue (self);
}
