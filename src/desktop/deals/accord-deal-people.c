/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealPeople: see the header. Somebody is put on the deal by choosing a person of its customer, or by
 * a new name, which becomes a person there in the same change; competitors likewise. */

#include "accord-config.h"

#include "accord-deal-people.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-deal-part.h"
#include "accord-record-chooser.h"
#include "accord-tag.h"

#include <glib/gi18n-lib.h>

struct _AccordDealPeople {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordDealPart *people;
  AccordDealPart *rivals;
};

G_DEFINE_FINAL_TYPE (AccordDealPeople, accord_deal_people, ADW_TYPE_BIN)

static void
build_person (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  GtkWidget *avatar = accord_avatar_new ("", TRUE, 34);
  GtkWidget *stance = accord_tag_new ("", NULL, ACCORD_TINT_NEUTRAL);

  gtk_widget_set_valign (stance, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (row, avatar);
  adw_expander_row_add_suffix (row, stance);
  g_object_set_data (G_OBJECT (row), "avatar", avatar);
  g_object_set_data (G_OBJECT (row), "stance", stance);
}

static AccordTint
tint_of (const char *stance)
{
  if (g_strcmp0 (stance, "for") == 0)
    return ACCORD_TINT_SUCCESS;
  return g_strcmp0 (stance, "against") == 0 ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL;
}

static void
show_person (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  const char *name = accord_record_title_of (record, "contact");
  g_autofree char *role = accord_record_format (record, "role");
  g_autofree char *stance = accord_record_format (record, "stance");
  GtkWidget *tag = g_object_get_data (G_OBJECT (row), "stance");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : "—");
  adw_expander_row_set_subtitle (row, *role != '\0' ? role : _("Role not known"));
  accord_avatar_set_display_name (g_object_get_data (G_OBJECT (row), "avatar"), name != NULL ? name : "");
  gtk_widget_set_visible (tag, *stance != '\0');
  accord_text_line_set_text (ACCORD_TEXT_LINE (tag), stance);
  accord_text_line_set_tint (ACCORD_TEXT_LINE (tag), tint_of (accord_record_text (record, "stance")), FALSE);
}

static void
show_rival (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  const char *name = accord_record_title_of (record, "competitor");
  g_autofree char *position = accord_record_format (record, "position");
  g_autofree char *price = accord_record_format (record, "price");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : "—");
  adw_expander_row_set_subtitle (row, position);
  gtk_label_set_text (accord_deal_part_value (row), price);
}

/* Adding */

static void
put_on_deal (AccordDealPeople *self, AccordEdit *edit, const AccordKind *kind, const char *link, gint64 target)
{
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_number (edit, kind, id, "deal", accord_entity_get_id (self->deal));
  accord_edit_set_number (edit, kind, id, link, target);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static char *
label_for (AccordDealPeople *self, const char *name)
{
  return g_strdup_printf (_("Added %1$s to %2$s"), name, accord_entity_get_title (self->deal));
}

static void
person_chosen_cb (AccordDealPeople *self, gint64 contact)
{
  g_autoptr (AccordEntity) person = accord_workspace_get_entity (self->workspace, &accord_contact_kind, contact);
  g_autofree char *label = label_for (self, accord_entity_get_title (person));

  if (self->deal != NULL)
    put_on_deal (self, accord_edit_new (label), &accord_deal_person_kind, "contact", contact);
}

static void
person_named_cb (AccordDealPeople *self, const char *name)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  g_autofree char *label = deal != NULL ? label_for (self, name) : NULL;
  AccordEdit *edit;
  gint64 contact;

  if (deal == NULL)
    return;
  if (accord_record_number (deal, "customer") == 0)
    {
      accord_say_error (GTK_WIDGET (self), _("A new person belongs to a customer, and this deal has none yet. Choose its customer first."));
      return;
    }
  edit = accord_edit_new (label);
  contact = accord_edit_create (edit, &accord_contact_kind);
  accord_edit_set_text (edit, &accord_contact_kind, contact, "name", name);
  accord_edit_set_text (edit, &accord_contact_kind, contact, "collected_via", "hand");
  accord_edit_set_number (edit, &accord_contact_kind, contact, "customer", accord_record_number (deal, "customer"));
  put_on_deal (self, edit, &accord_deal_person_kind, "contact", contact);
}

static void
add_person_cb (AccordDealPeople *self, GtkWidget *button)
{
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, &accord_contact_kind));
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;

  accord_record_chooser_set_can_create (chooser, TRUE);
  if (deal != NULL && accord_record_number (deal, "customer") != 0)
    accord_record_chooser_set_filter (chooser, "customer", accord_record_number (deal, "customer"));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (person_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (person_named_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, button);
}

static void
rival_chosen_cb (AccordDealPeople *self, gint64 competitor)
{
  g_autoptr (AccordEntity) rival = accord_workspace_get_entity (self->workspace, &accord_competitor_kind, competitor);
  g_autofree char *label = label_for (self, accord_entity_get_title (rival));

  if (self->deal != NULL)
    put_on_deal (self, accord_edit_new (label), &accord_deal_competitor_kind, "competitor", competitor);
}

static void
rival_named_cb (AccordDealPeople *self, const char *name)
{
  g_autofree char *label = label_for (self, name);
  AccordEdit *edit;
  gint64 rival;

  if (self->deal == NULL)
    return;
  edit = accord_edit_new (label);
  rival = accord_edit_create (edit, &accord_competitor_kind);
  accord_edit_set_text (edit, &accord_competitor_kind, rival, "name", name);
  put_on_deal (self, edit, &accord_deal_competitor_kind, "competitor", rival);
}

static void
add_rival_cb (AccordDealPeople *self, GtkWidget *button)
{
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, &accord_competitor_kind));

  accord_record_chooser_set_can_create (chooser, TRUE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (rival_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (rival_named_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, button);
}

static void
accord_deal_people_dispose (GObject *object)
{
  AccordDealPeople *self = ACCORD_DEAL_PEOPLE (object);

  G_OBJECT_CLASS (accord_deal_people_parent_class)->dispose (object);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_people_class_init (AccordDealPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_people_dispose;
}

static void
accord_deal_people_init (AccordDealPeople *self)
{
}

/**
 * accord_deal_people_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the sections, of no deal
 */
GtkWidget *
accord_deal_people_new (AccordWorkspace *workspace)
{
  AccordDealPeople *self = g_object_new (ACCORD_TYPE_DEAL_PEOPLE, NULL);
  const AccordDealPartLook people = { &accord_deal_person_kind, "deal", NULL, _("Who Decides"), _("Add a person to the deal"),
                                      _("Nobody is known yet"), NULL };
  const AccordDealPartLook rivals = { &accord_deal_competitor_kind, "deal", NULL, _("Competitors"), _("Add a competitor"),
                                      _("No competitor known"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->workspace = g_object_ref (workspace);
  self->people = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &people));
  accord_deal_part_set_funcs (self->people, build_person, show_person, NULL, self);
  g_signal_connect_object (self->people, "add", G_CALLBACK (add_person_cb), self, G_CONNECT_SWAPPED);
  self->rivals = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &rivals));
  accord_deal_part_set_funcs (self->rivals, NULL, show_rival, NULL, self);
  g_signal_connect_object (self->rivals, "add", G_CALLBACK (add_rival_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->people));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rivals));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_people_set_deal:
 * @self: the sections
 * @deal: (nullable): whose people
 */
void
accord_deal_people_set_deal (AccordDealPeople *self, AccordEntity *deal)
{
  gint64 id = deal != NULL ? accord_entity_get_id (deal) : 0;

  g_return_if_fail (ACCORD_IS_DEAL_PEOPLE (self));

  g_set_object (&self->deal, deal);
  accord_deal_part_set_owner (self->people, id);
  accord_deal_part_set_owner (self->rivals, id);
}
