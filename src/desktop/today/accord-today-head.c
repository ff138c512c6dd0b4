/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of an AccordTodayContext: whom a line is about, and the buttons that reach them. */

#include "accord-config.h"

#include "accord-today-head.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-photos.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    accord_say_error (widget, _("No program opens this. Set one for phone calls or e-mail in the system's settings."));
}

/**
 * accord_today_head_launch:
 * @self: a head
 * @scheme: "tel:" or "mailto:"
 * @value: (nullable): a number or an address
 *
 * Opens it with the program there is for such.
 *
 * Returns: whether there is something to open
 */
gboolean
accord_today_head_launch (AccordTodayHead *self, const char *scheme, const char *value)
{
  GtkWidget *widget = GTK_WIDGET (self->avatar);
  g_autofree char *uri = g_strconcat (scheme, value, NULL);
  g_autoptr (GtkUriLauncher) launcher = value != NULL ? gtk_uri_launcher_new (uri) : NULL;

  if (launcher != NULL)
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb, g_object_ref (widget));
  return launcher != NULL;
}

/**
 * accord_today_head_clear:
 * @self: a head
 *
 * Forgets numbers and addresses.
 */
void
accord_today_head_clear (AccordTodayHead *self)
{
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->email, g_free);
}

static void
call_cb (AccordTodayContext *pane)
{
  accord_today_context_call (pane);
}

static void
email_cb (AccordTodayContext *pane)
{
  accord_today_context_write (pane);
}

static void
note_cb (AccordTodayContext *pane)
{
  accord_today_context_log (pane, "note");
}

static void
open_cb (AccordTodayContext *pane)
{
  accord_today_context_open (pane);
}

/* The contact's own number, else the customer's. */
static char *
reach_of (const AccordTodayFacts *facts, const char *field)
{
  const char *text = facts->contact != NULL ? accord_record_text (facts->contact, field) : NULL;

  if (text == NULL && facts->customer != NULL)
    text = accord_record_text (facts->customer, field);
  return g_strdup (text);
}

/* Nobody can be reached about a decision. */
static void
show_reach (AccordTodayHead *self, gboolean somebody)
{
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), somebody);
  for (int i = 0; i < ACCORD_TODAY_N_REACH; i++)
    gtk_widget_set_visible (self->reach[i], somebody || i == ACCORD_TODAY_REACH_OPEN);
}

/**
 * accord_today_head_show_record:
 * @self: a head
 * @row: a line that stands for a record of its own
 * @advice: what to do about it
 */
void
accord_today_head_show_record (AccordTodayHead *self, const AccordAgendaRow *row, const char *advice)
{
  show_reach (self, FALSE);
  accord_data_label_set_text (self->name, row->title);
  accord_data_label_set_optional (self->about, advice);
  accord_today_head_clear (self);
  gtk_widget_set_sensitive (self->reach[ACCORD_TODAY_REACH_OPEN], TRUE);
}

/**
 * accord_today_head_show:
 * @self: a head
 * @workspace: the open file
 * @row: the line it stands beside
 * @facts: what was read about it
 */
void
accord_today_head_show (AccordTodayHead *self, AccordWorkspace *workspace, const AccordAgendaRow *row, const AccordTodayFacts *facts)
{
  AccordRecord *customer = facts->customer;
  const char *name = customer != NULL ? accord_record_title (customer) : row->deal_name != NULL ? row->deal_name : "";
  const char *city = customer != NULL ? accord_record_text (customer, "city") : NULL;
  const char *industry = customer != NULL ? accord_record_text (customer, "industry") : NULL;
  g_autofree char *about = city != NULL && industry != NULL ? g_strjoin (" · ", city, industry, NULL) : g_strdup (city != NULL ? city : industry);

  show_reach (self, TRUE);
  accord_avatar_set_display_name (self->avatar, name);
  accord_avatar_set_person (self->avatar, customer != NULL && g_strcmp0 (accord_record_text (customer, "type"), "person") == 0);
  if (customer != NULL)
    accord_photos_show (accord_photos_of (workspace), self->avatar, &accord_customer_kind, accord_record_id (customer));
  accord_data_label_set_text (self->name, *name != '\0' ? name : _("No customer"));
  accord_data_label_set_optional (self->about, about);
  accord_today_head_clear (self);
  self->phone = reach_of (facts, "phone");
  self->email = reach_of (facts, "email");
  gtk_widget_set_sensitive (self->reach[ACCORD_TODAY_REACH_CALL], self->phone != NULL);
  gtk_widget_set_sensitive (self->reach[ACCORD_TODAY_REACH_EMAIL], self->email != NULL);
  accord_tooltip_set (self->reach[ACCORD_TODAY_REACH_CALL], self->phone != NULL ? self->phone : _("No phone number is known"));
  accord_tooltip_set (self->reach[ACCORD_TODAY_REACH_EMAIL], self->email != NULL ? self->email : _("No e-mail address is known"));
  gtk_widget_set_sensitive (self->reach[ACCORD_TODAY_REACH_NOTE], (row->customer != 0 || row->deal != 0) && !accord_workspace_is_read_only (workspace));
  gtk_widget_set_sensitive (self->reach[ACCORD_TODAY_REACH_OPEN], row->customer != 0 || row->deal != 0);
}

static GtkWidget *
make_reach (AccordTodayHead *self, AccordTodayContext *pane)
{
  static const struct {
    const char *icon_name;
    const char *label;
    void (*func) (AccordTodayContext *self);
  } buttons[ACCORD_TODAY_N_REACH] = {
    [ACCORD_TODAY_REACH_CALL] = { "accord-call-symbolic", N_("Call"), call_cb },
    [ACCORD_TODAY_REACH_EMAIL] = { "accord-email-symbolic", N_("E-mail"), email_cb },
    [ACCORD_TODAY_REACH_NOTE] = { "accord-note-symbolic", N_("Note"), note_cb },
    [ACCORD_TODAY_REACH_OPEN] = { "go-next-symbolic", N_("Open"), open_cb },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < ACCORD_TODAY_N_REACH; i++)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *label = gtk_label_new (_(buttons[i].label));

      self->reach[i] = gtk_button_new ();
      gtk_widget_add_css_class (label, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (buttons[i].icon_name));
      gtk_box_append (GTK_BOX (content), label);
      gtk_button_set_child (GTK_BUTTON (self->reach[i]), content);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->reach[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, _(buttons[i].label), -1);
      gtk_widget_add_css_class (self->reach[i], "today-reach");
      g_signal_connect_object (self->reach[i], "clicked", G_CALLBACK (buttons[i].func), pane, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->reach[i]);
    }
  return box;
}

static GtkWidget *
make_head (AccordTodayHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->avatar = ACCORD_AVATAR (accord_avatar_new ("", FALSE, 48));
  self->name = GTK_LABEL (accord_data_label_new ("title-3"));
  self->about = GTK_LABEL (accord_data_label_new ("caption"));
  g_object_set (self->name, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);
  g_object_set (self->about, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "secondary");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

/**
 * accord_today_head_make:
 * @self: an empty head
 * @pane: what it is the head of
 * @body: where it is put
 */
void
accord_today_head_make (AccordTodayHead *self, AccordTodayContext *pane, GtkBox *body)
{
  gtk_box_append (body, make_head (self));
  gtk_box_append (body, make_reach (self, pane));
}
