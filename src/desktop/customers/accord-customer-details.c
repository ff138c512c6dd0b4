/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerDetails: see the header. The meter is a button: its menu names what is missing, heaviest
 * first, and a click begins to edit that field. Action "details.add" (s): a field, or "people". */

#include "accord-config.h"

#include "accord-customer-details.h"

#include "accord-birthday.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-field-list.h"
#include "accord-lunar.h"
#include "accord-menu-popup.h"
#include "accord-meter.h"
#include "accord-record-section.h"
#include "accord-step-state.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerDetails {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *entity;
  GtkMenuButton *complete;
  GStrv missing;       /* what its menu offers to add; nullable */
  AccordMeter *meter;
  GtkLabel *percent;
  AccordFieldList *fields;
  GtkBox *check;       /* verify by … [Verified Today] */
  GtkLabel *verify_by;
  GtkImage *verify_icon;
  GtkWidget *verified; /* button */
  GtkLabel *birthday;
};

G_DEFINE_FINAL_TYPE (AccordCustomerDetails, accord_customer_details, ADW_TYPE_BIN)

static const AccordKind *
kind_of (AccordCustomerDetails *self)
{
  return self->entity != NULL ? accord_entity_get_kind (self->entity) : &accord_customer_kind;
}

static void
verified_cb (AccordCustomerDetails *self)
{
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (self->entity == NULL)
    return;
  label = g_strdup_printf (_("Verified %s"), accord_entity_get_title (self->entity));
  edit = accord_edit_new (label);
  accord_edit_set_number (edit, kind_of (self), accord_entity_get_id (self->entity), "verified", accord_date_today ());
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static const char *
name_of (AccordCustomerDetails *self, const char *missing)
{
  int field = accord_kind_find (kind_of (self), missing);

  return field >= 0 ? accord_field_label (&kind_of (self)->fields[field]) : _("People");
}

/* Made when it is opened: each customer that is turned to misses something else. */
static void
make_missing_cb (GtkMenuButton *button, gpointer data)
{
  AccordCustomerDetails *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (char **missing = self->missing; missing != NULL && *missing != NULL; missing++)
    {
      g_autofree char *add = g_strdup_printf (_("Add %s"), name_of (self, *missing));

      accord_menu_append (section, add, "details.add", "s", *missing);
    }
  g_menu_append_section (menu, _("Missing"), G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
show_missing (AccordCustomerDetails *self, char **missing)
{
  g_strfreev (self->missing);
  self->missing = g_strdupv (missing);
}

static void
show_complete (AccordCustomerDetails *self, const AccordStanding *standing)
{
  g_autofree char *words = g_strdup_printf (_("%d%% complete"), standing->complete);
  guint n = g_strv_length (standing->missing);
  g_autofree char *name = n == 0 ? g_strdup (words)
                                 : g_strdup_printf (ngettext ("%s, %u field missing", "%s, %u fields missing", n), words, n);

  accord_meter_set_fraction (self->meter, standing->complete / 100.0);
  accord_meter_set_label (self->meter, words);
  gtk_label_set_text (self->percent, words);
  accord_tooltip_set (GTK_WIDGET (self->complete), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->complete), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->complete), n > 0 && !accord_workspace_is_read_only (self->workspace));
  show_missing (self, standing->missing);
}

static void
show_check (AccordCustomerDetails *self, const AccordStanding *standing)
{
  gint64 today = accord_date_today ();
  gboolean due = standing->verify_by <= today;
  AccordStepState state = due ? ACCORD_STEP_OVERDUE : ACCORD_STEP_PLANNED;
  g_autofree char *day = accord_date_format_relative (standing->verify_by, today);
  g_autofree char *words = NULL;
  g_autofree char *tooltip = NULL;

  if (standing->verify_by < today)
    words = g_strdup_printf (ngettext ("Check was due %d day ago", "Check was due %d days ago",
                                       (gulong) (today - standing->verify_by)), (int) (today - standing->verify_by));
  else
    words = g_strdup_printf (_("Verify by %s"), day);
  tooltip = g_strdup_printf (ngettext ("A check lasts %d day here", "A check lasts %d days here",
                                       (gulong) standing->verify_days), standing->verify_days);
  gtk_label_set_text (self->verify_by, words);
  accord_tooltip_set (GTK_WIDGET (self->check), tooltip);
  gtk_image_set_from_icon_name (self->verify_icon, accord_step_state_icon_name (state));
  accord_tint_apply (GTK_WIDGET (self->verify_icon), due ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL);
  accord_tint_apply (GTK_WIDGET (self->verify_by), due ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL);
}

/* "Next birthday: Sat 3 October 2027, turning 41 (lunar 8/15)" */
static char *
birthday_words (AccordRecord *record, gint64 today)
{
  gboolean lunar = g_strcmp0 (accord_record_text (record, "birthday_calendar"), "lunar") == 0;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *day = NULL;
  AccordBirthday next;
  AccordLunarDay of;
  gint64 born;

  if (!accord_record_get_number (record, "birthday", &born) || !accord_birthday_next (born, lunar, today, &next))
    return NULL;
  day = next.day == today ? g_strdup (_("today")) : accord_date_format_full (next.day);
  g_string_printf (words, _("Next birthday: %s"), day);
  if (next.age >= 0)
    g_string_append_printf (words, _(", turning %d"), next.age);
  if (lunar && accord_lunar_from_date (next.day, &of))
    /* Translators: month and day of the lunar calendar, after a day of the solar one */
    g_string_append_printf (words, _(" (lunar %1$d/%2$d)"), of.month, of.day);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
entity_changed_cb (AccordCustomerDetails *self)
{
  AccordRecord *record = accord_entity_get_record (self->entity);
  g_autofree char *words = record != NULL ? birthday_words (record, accord_date_today ()) : NULL;

  gtk_label_set_text (self->birthday, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->birthday), words != NULL);
}

static void
accord_customer_details_dispose (GObject *object)
{
  AccordCustomerDetails *self = ACCORD_CUSTOMER_DETAILS (object);

  g_clear_pointer (&self->missing, g_strfreev);
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  G_OBJECT_CLASS (accord_customer_details_parent_class)->dispose (object);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
}

static void
accord_customer_details_class_init (AccordCustomerDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_details_dispose;
}

static GtkWidget *
make_complete (AccordCustomerDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->complete = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->complete, make_missing_cb, self, NULL);
  self->meter = ACCORD_METER (accord_meter_new ());
  self->percent = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_size_request (GTK_WIDGET (self->meter), 40, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->meter), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meter));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->percent));
  gtk_menu_button_set_child (self->complete, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->complete), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->complete), "complete-button");
  gtk_widget_set_visible (GTK_WIDGET (self->complete), FALSE);
  return GTK_WIDGET (self->complete);
}

static GtkWidget *
make_check (AccordCustomerDetails *self)
{
  GtkWidget *all;

  self->check = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->verify_icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 14, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->verify_by = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "wrap", TRUE, NULL);
  self->verified = gtk_button_new_with_label (_("Verified Today"));
  gtk_widget_add_css_class (GTK_WIDGET (self->verify_by), "caption");
  gtk_widget_add_css_class (self->verified, "flat");
  gtk_widget_add_css_class (self->verified, "caption");
  gtk_widget_set_visible (self->verified, !accord_workspace_is_read_only (self->workspace));
  g_signal_connect_object (self->verified, "clicked", G_CALLBACK (verified_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->check, GTK_WIDGET (self->verify_icon));
  gtk_box_append (self->check, GTK_WIDGET (self->verify_by));
  all = accord_section_button_new ("accord-list-symbolic", _("Records to Verify"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.verify-list");
  gtk_box_append (self->check, self->verified);
  gtk_box_append (self->check, all);
  gtk_widget_set_visible (GTK_WIDGET (self->check), FALSE);
  return GTK_WIDGET (self->check);
}

static void
accord_customer_details_init (AccordCustomerDetails *self)
{
}

/* What the header, the check below and the tier tags say is not said twice; automatic ones are nobody's. */
static const char *const left_out[] = { "merged_into", "suggestion_declined", NULL };

/**
 * accord_customer_details_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, without a customer
 */
GtkWidget *
accord_customer_details_new (AccordWorkspace *workspace)
{
  AccordCustomerDetails *self = g_object_new (ACCORD_TYPE_CUSTOMER_DETAILS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->workspace = g_object_ref (workspace);
  self->fields = ACCORD_FIELD_LIST (accord_field_list_new (workspace, &accord_customer_kind, left_out));
  self->birthday = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->birthday), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->birthday), "secondary");
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Details"), make_complete (self)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->birthday));
  gtk_box_append (GTK_BOX (box), make_check (self));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_details_set_entity:
 * @self: the section
 * @entity: (nullable): a customer
 */
void
accord_customer_details_set_entity (AccordCustomerDetails *self, AccordEntity *entity)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_DETAILS (self));

  if (self->entity == entity)
    return;
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_set_object (&self->entity, entity);
  accord_field_list_set_entity (self->fields, entity);
  if (entity == NULL)
    return;
  g_signal_connect_object (entity, "notify::record", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
  entity_changed_cb (self);
}

/**
 * accord_customer_details_set_standing:
 * @self: the section
 * @standing: (nullable): how the customer stands; %NULL while it is being read
 */
void
accord_customer_details_set_standing (AccordCustomerDetails *self, const AccordStanding *standing)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_DETAILS (self));

  if (standing != NULL)
    {
      show_complete (self, standing);
      show_check (self, standing);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->complete), standing != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->check), standing != NULL);
}

/**
 * accord_customer_details_edit:
 * @self: the section
 * @field_name: a field
 *
 * Returns: whether it is shown here and being edited now
 */
gboolean
accord_customer_details_edit (AccordCustomerDetails *self, const char *field_name)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_DETAILS (self), FALSE);
  return accord_field_list_edit (self->fields, field_name);
}
