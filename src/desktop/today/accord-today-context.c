/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayContext: see the header. Its lists are made anew when what they show was read; they are
 * short. */

#include "accord-config.h"

#include "accord-today-context.h"

#include <glib/gi18n-lib.h>
#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-composer.h"
#include "accord-data-label.h"
#include "accord-id-list.h"
#include "accord-photos.h"
#include "accord-record-dialog.h"
#include "accord-today-checklist.h"
#include "accord-today-context-parts.h"
#include "accord-today-facts.h"

enum { REACH_CALL, REACH_EMAIL, REACH_NOTE, REACH_OPEN, N_REACH };

struct _AccordTodayContext {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordTodayItem *item;   /* or NULL */
  AccordTodayFacts *facts; /* or NULL */
  AccordIdList *stages;    /* for the dashes of deals */
  AccordTodayContextParts parts;
  guint generation;
  GtkWidget *body;
  AccordAvatar *avatar;
  GtkLabel *name;
  GtkLabel *about;
  GtkWidget *reach[N_REACH];
  AccordComposer *composer;
  AccordTodayChecklist *checklist;
  char *phone;
  char *email;
};

G_DEFINE_FINAL_TYPE (AccordTodayContext, accord_today_context, ADW_TYPE_BIN)

static guint close_signal;

static const AccordAgendaRow *
row_of (AccordTodayContext *self)
{
  return self->item != NULL ? accord_today_item_get_row (self->item) : NULL;
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    accord_say_error (self, _("No program opens this. Set one for phone calls or e-mail in the system's settings."));
}

static void
launch (AccordTodayContext *self, const char *scheme, const char *value)
{
  g_autofree char *uri = g_strconcat (scheme, value, NULL);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, launched_cb, g_object_ref (self));
}

/**
 * accord_today_context_call:
 * @self: a pane
 *
 * Dials the number of the contact or the customer.
 *
 * Returns: whether there is one
 */
gboolean
accord_today_context_call (AccordTodayContext *self)
{
  if (self->phone == NULL)
    return FALSE;
  launch (self, "tel:", self->phone);
  accord_today_context_log (self, "call");
  return TRUE;
}

/**
 * accord_today_context_log:
 * @self: a pane
 * @type: (nullable): a kind of activity
 *
 * Opens the composer.
 *
 * Returns: whether there is somebody to log it with
 */
gboolean
accord_today_context_log (AccordTodayContext *self, const char *type)
{
  const AccordAgendaRow *row = row_of (self);

  if (row == NULL || (row->customer == 0 && row->deal == 0) || accord_workspace_is_read_only (self->workspace))
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->composer), TRUE);
  accord_composer_open (self->composer, type);
  return TRUE;
}

/**
 * accord_today_context_open:
 * @self: a pane
 *
 * Shows the record: the deal of the line, else its customer.
 *
 * Returns: whether there is one
 */
gboolean
accord_today_context_open (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);

  if (row == NULL || (row->customer == 0 && row->deal == 0))
    return FALSE;
  if (row->customer != 0)
    accord_show_record (GTK_WIDGET (self), &accord_customer_kind, row->customer);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-deal", "x", row->deal);
  return TRUE;
}

static void
call_cb (AccordTodayContext *self)
{
  accord_today_context_call (self);
}

static void
email_cb (AccordTodayContext *self)
{
  launch (self, "mailto:", self->email);
  accord_today_context_log (self, "email");
}

static void
note_cb (AccordTodayContext *self)
{
  accord_today_context_log (self, "note");
}

static void
open_cb (AccordTodayContext *self)
{
  accord_today_context_open (self);
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

static void
show_head (AccordTodayContext *self)
{
  AccordRecord *customer = self->facts->customer;
  const AccordAgendaRow *row = row_of (self);
  const char *name = customer != NULL ? accord_record_title (customer) : row->deal_name != NULL ? row->deal_name : "";
  const char *city = customer != NULL ? accord_record_text (customer, "city") : NULL;
  const char *industry = customer != NULL ? accord_record_text (customer, "industry") : NULL;
  g_autofree char *about = city != NULL && industry != NULL ? g_strjoin (" · ", city, industry, NULL) : g_strdup (city != NULL ? city : industry);

  accord_avatar_set_display_name (self->avatar, name);
  accord_avatar_set_person (self->avatar, customer != NULL && g_strcmp0 (accord_record_text (customer, "type"), "person") == 0);
  if (customer != NULL)
    accord_photos_show (accord_photos_of (self->workspace), self->avatar, &accord_customer_kind, accord_record_id (customer));
  accord_data_label_set_text (self->name, *name != '\0' ? name : _("Nobody in particular"));
  accord_data_label_set_optional (self->about, about);
  g_free (self->phone);
  g_free (self->email);
  self->phone = reach_of (self->facts, "phone");
  self->email = reach_of (self->facts, "email");
  gtk_widget_set_sensitive (self->reach[REACH_CALL], self->phone != NULL);
  gtk_widget_set_sensitive (self->reach[REACH_EMAIL], self->email != NULL);
  gtk_widget_set_tooltip_text (self->reach[REACH_CALL], self->phone != NULL ? self->phone : _("No phone number is known"));
  gtk_widget_set_tooltip_text (self->reach[REACH_EMAIL], self->email != NULL ? self->email : _("No e-mail address is known"));
  gtk_widget_set_sensitive (self->reach[REACH_NOTE], (row->customer != 0 || row->deal != 0) && !accord_workspace_is_read_only (self->workspace));
  gtk_widget_set_sensitive (self->reach[REACH_OPEN], row->customer != 0 || row->deal != 0);
}

static void
show (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);

  show_head (self);
  accord_today_checklist_show (self->checklist, row->activity, self->facts->items);
  accord_today_context_parts_show (&self->parts, self->facts);
  accord_composer_set_subject (self->composer, row->customer, row->customer == 0 ? row->deal : 0, row->owner);
  accord_composer_propose (self->composer, row->contact, row->deal);
  gtk_widget_set_visible (self->body, TRUE);
}

typedef struct {
  AccordTodayContext *self;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->self);
  g_free (data);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordTodayContext *self = reading->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || reading->generation != self->generation || row_of (self) == NULL)
    return dex_ref (future);
  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_ref (future);
    }
  g_clear_pointer (&self->facts, accord_today_facts_free);
  self->facts = g_value_dup_boxed (value);
  show (self);
  return dex_ref (future);
}

/**
 * accord_today_context_refresh:
 * @self: a pane
 *
 * Reads anew what it shows.
 */
void
accord_today_context_refresh (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);
  Reading *reading;

  self->generation++;
  if (row == NULL || self->workspace == NULL)
    {
      gtk_widget_set_visible (self->body, FALSE);
      return;
    }
  reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), self->generation };
  dex_future_disown (dex_future_finally (accord_today_facts_read (accord_workspace_get_store (self->workspace), row), read_cb,
                                         reading, reading_free));
}

/**
 * accord_today_context_set_item:
 * @self: a pane
 * @item: (nullable): the line it stands beside
 */
void
accord_today_context_set_item (AccordTodayContext *self, AccordTodayItem *item)
{
  g_return_if_fail (ACCORD_IS_TODAY_CONTEXT (self));

  if (g_set_object (&self->item, item))
    accord_today_context_refresh (self);
}

static void
edit_cb (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);
  g_autoptr (AccordEntity) activity = NULL;

  if (row == NULL || row->activity == 0)
    return;
  activity = accord_workspace_get_entity (self->workspace, &accord_activity_kind, row->activity);
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, activity, NULL), GTK_WIDGET (self));
}

static void
accord_today_context_dispose (GObject *object)
{
  AccordTodayContext *self = ACCORD_TODAY_CONTEXT (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->item);
  g_clear_object (&self->stages);
  g_clear_pointer (&self->facts, accord_today_facts_free);
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->email, g_free);
  G_OBJECT_CLASS (accord_today_context_parent_class)->dispose (object);
}

static void
accord_today_context_class_init (AccordTodayContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_context_dispose;
  close_signal = g_signal_new ("close", ACCORD_TYPE_TODAY_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_today_context_init (AccordTodayContext *self)
{
}

static GtkWidget *
make_reach (AccordTodayContext *self)
{
  static const struct {
    const char *icon_name;
    const char *label;
    void (*func) (AccordTodayContext *self);
  } buttons[N_REACH] = {
    [REACH_CALL] = { "accord-call-symbolic", N_("Call"), call_cb },
    [REACH_EMAIL] = { "accord-email-symbolic", N_("E-mail"), email_cb },
    [REACH_NOTE] = { "accord-note-symbolic", N_("Note"), note_cb },
    [REACH_OPEN] = { "go-next-symbolic", N_("Open"), open_cb },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < N_REACH; i++)
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
      g_signal_connect_object (self->reach[i], "clicked", G_CALLBACK (buttons[i].func), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->reach[i]);
    }
  return box;
}

static GtkWidget *
make_head (AccordTodayContext *self)
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

static GtkWidget *
make_part (GtkWidget *body)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (body), box);
  return box;
}

/* A composer that was logged or closed goes away. */
static void
composer_open_cb (AccordTodayContext *self)
{
  gboolean open;

  g_object_get (self->composer, "open", &open, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->composer), open);
}

static void
close_cb (AccordTodayContext *self)
{
  g_signal_emit (self, close_signal, 0);
}

static GtkWidget *
make_body (AccordTodayContext *self)
{
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->composer = ACCORD_COMPOSER (accord_composer_new (self->workspace));
  self->checklist = ACCORD_TODAY_CHECKLIST (accord_today_checklist_new (self->workspace));
  g_object_set (self->composer, "compact", TRUE, "visible", FALSE, NULL);
  g_signal_connect_object (self->composer, "notify::open", G_CALLBACK (composer_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->checklist, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->body), make_head (self));
  gtk_box_append (GTK_BOX (self->body), make_reach (self));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->composer));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->checklist));
  self->parts.contact = make_part (self->body);
  self->parts.deals = make_part (self->body);
  self->parts.activities = make_part (self->body);
  gtk_widget_set_visible (self->body, FALSE);
  gtk_widget_add_css_class (self->body, "today-context");
  return self->body;
}

/**
 * accord_today_context_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a pane beside nothing
 */
GtkWidget *
accord_today_context_new (AccordWorkspace *workspace)
{
  AccordTodayContext *self = g_object_new (ACCORD_TYPE_TODAY_CONTEXT, NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  self->workspace = g_object_ref (workspace);
  self->stages = accord_id_list_new (workspace);
  self->parts.workspace = workspace;
  self->parts.stages = self->stages;
  if (accord_query_set_sort (query, "rank", FALSE, NULL))
    accord_id_list_set_query (self->stages, query);
  gtk_widget_set_tooltip_text (back, _("Back (Esc)"));
  gtk_widget_add_css_class (back, "today-back");
  g_signal_connect_object (back, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  g_object_set_data (G_OBJECT (self), "accord-back", back);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view),
                                g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", make_body (self), NULL));
  adw_bin_set_child (ADW_BIN (self), view);
  return GTK_WIDGET (self);
}
