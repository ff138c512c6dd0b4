/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card as named cells, under the headings that address books use in their CSV files ("E-mail 1 -
 * Value", "Address 2 - City"), so that both are imported the same way. No state; any thread. */

#include "accord-vcard-cells.h"

#include <string.h>

#include "accord-birthday-words.h"
#include "accord-id.h"
#include "accord-name-list.h"

#define MAX_REPEATED 100 /* phones of one person */
#define MAX_PHOTO (8 * 1024 * 1024)

typedef struct {
  const AccordVcard *card;
  AccordVcardCellFunc func;
  gpointer data;
  gboolean done;
} Cells;

static void
give (Cells      *cells,
      const char *heading,
      char       *text)
{
  if (*g_strstrip (text) == '\0' || !cells->done)
    g_free (text);
  else
    cells->done = cells->func (heading, text, cells->data);
}

static void
give_numbered (Cells *cells, const char *what, guint number, const char *part, char *text)
{
  g_autofree char *heading = g_strdup_printf ("%s %u - %s", what, number, part);

  give (cells, heading, text);
}

static int
compare_preference (gconstpointer a,
                    gconstpointer b)
{
  const AccordVcardProperty *left = *(const AccordVcardProperty *const *) a;
  const AccordVcardProperty *right = *(const AccordVcardProperty *const *) b;
  int difference = accord_vcard_property_preference (left) - accord_vcard_property_preference (right);

  return difference != 0 ? difference : (left->line > right->line) - (left->line < right->line);
}

/* All properties of a name, the preferred first. */
static GPtrArray *
all_of (const AccordVcard *card,
        const char        *name)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < card->properties->len && found->len < MAX_REPEATED; i++)
    if (strcmp (((AccordVcardProperty *) card->properties->pdata[i])->name, name) == 0)
      g_ptr_array_add (found, card->properties->pdata[i]);
  g_ptr_array_sort (found, compare_preference);
  return found;
}

/* 4.0 writes a phone as tel:+1-555-1234;ext=5. */
static char *
plain_phone (char *text)
{
  g_autofree char *phone = text;
  char *extension;

  if (g_ascii_strncasecmp (phone, "tel:", 4) != 0)
    return g_steal_pointer (&phone);
  extension = strstr (phone, ";ext=");
  if (extension == NULL)
    return g_strndup (phone + 4, strcspn (phone + 4, ";"));
  *extension = '\0';
  return g_strconcat (phone + 4, " ext. ", extension + 5, NULL);
}

static void
give_all (Cells      *cells,
          const char *name,
          const char *what)
{
  g_autoptr (GPtrArray) found = all_of (cells->card, name);
  guint number = 0;

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *text = accord_vcard_property_text (found->pdata[i]);

      if (strcmp (name, "TEL") == 0)
        text = plain_phone (g_steal_pointer (&text));
      else if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
        memmove (text, text + 7, strlen (text + 7) + 1);
      if (*text == '\0')
        continue;
      number++;
      give_numbered (cells, what, number, "Label", accord_vcard_label_words (cells->card, found->pdata[i]));
      give_numbered (cells, what, number, "Value", g_steal_pointer (&text));
    }
}

static void
give_addresses (Cells *cells)
{
  static const char *const parts[] = { "PO Box", "Extended Address", "Street", "City", "Region",
                                       "Postal Code", "Country" };
  g_autoptr (GPtrArray) found = all_of (cells->card, "ADR");
  guint number = 0;

  for (guint i = 0; i < found->len; i++)
    {
      g_auto (GStrv) texts = accord_vcard_property_parts (found->pdata[i], ";");
      g_autofree char *whole = g_strjoinv ("", texts);

      if (*whole == '\0')
        continue;
      number++;
      give_numbered (cells, "Address", number, "Label", accord_vcard_label_words (cells->card, found->pdata[i]));
      for (guint p = 0; p < G_N_ELEMENTS (parts) && texts[p] != NULL; p++)
        give_numbered (cells, "Address", number, parts[p], g_strdup (texts[p]));
    }
}

/* IMPP of 3.0 and 4.0, and the properties that programs made up before there was one. */
static const struct {
  const char *name;
  const char *service;
} messengers[] = {
  { "IMPP", NULL },           { "X-SKYPE", "Skype" },   { "X-SKYPE-USERNAME", "Skype" },
  { "X-ICQ", "ICQ" },         { "X-AIM", "AIM" },       { "X-MSN", "MSN" },
  { "X-YAHOO", "Yahoo" },     { "X-JABBER", "XMPP" },   { "X-QQ", "QQ" },
  { "X-WECHAT", "WeChat" },   { "X-GTALK", "Google Talk" }, { "X-GOOGLE-TALK", "Google Talk" },
  { "X-GADUGADU", "Gadu-Gadu" }, { "X-GROUPWISE", "GroupWise" }, { "X-MS-IMADDRESS", "IM" },
  { "X-TELEGRAM", "Telegram" }, { "X-WHATSAPP", "WhatsApp" }, { "X-MATRIX", "Matrix" },
};

/* (transfer full) (nullable): the service, "" where the address itself names it; %NULL for a property
 * that is no messenger */
static char *
service_of (const AccordVcardProperty *property)
{
  const char *type = accord_vcard_property_param (property, "X-SERVICE-TYPE");
  gsize length = strlen (property->name);

  for (gsize s = 0; s < G_N_ELEMENTS (messengers); s++)
    if (strcmp (property->name, messengers[s].name) == 0)
      return g_strdup (type != NULL ? type : messengers[s].service == NULL ? "" : messengers[s].service);
  /* KDE once wrote X-messaging/irc-All */
  if (g_str_has_prefix (property->name, "X-MESSAGING/") && g_str_has_suffix (property->name, "-ALL"))
    return g_ascii_strdown (property->name + 12, (gssize) (length - 12 - 4));
  return NULL;
}

/* The address without its scheme: the one in front of it where that names the service, or one that says no more than the
 * service beside it does. "x-apple" names none. */
static const char *
address_of (const char *text, const char *service, char **label)
{
  const char *colon = strchr (text, ':');
  gsize length = colon != NULL ? (gsize) (colon - text) : 0;
  gboolean says_nothing = length == strlen ("x-apple") && g_ascii_strncasecmp (text, "x-apple", length) == 0;

  if (*service == '\0')
    *label = colon == NULL || says_nothing ? g_strdup ("") : g_strndup (text, length);
  else
    *label = g_strdup (service);
  if (*service == '\0' || says_nothing || (length == strlen (service) && g_ascii_strncasecmp (text, service, length) == 0))
    return colon != NULL ? colon + 1 : text;
  return text;
}

static void
give_messengers (Cells *cells)
{
  guint number = 0;

  for (guint i = 0; i < cells->card->properties->len && number < MAX_REPEATED; i++)
    {
      const AccordVcardProperty *property = cells->card->properties->pdata[i];
      g_autofree char *service = service_of (property);
      g_autofree char *text = service == NULL ? NULL : accord_vcard_property_text (property);
      const char *address;
      char *label;

      if (text == NULL || *text == '\0')
        continue;
      number++;
      address = address_of (text, service, &label);
      give_numbered (cells, "Messenger", number, "Label", label);
      give_numbered (cells, "Messenger", number, "Value", g_strdup (address));
    }
}

static char *
text_of (const AccordVcard *card,
         const char        *name)
{
  const AccordVcardProperty *property = accord_vcard_find (card, name);

  return property == NULL ? g_strdup ("") : accord_vcard_property_text (property);
}

/* Words that are put on the card, each whole. */
static char *
labels_of (const AccordVcard *card)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < card->properties->len; i++)
    {
      const AccordVcardProperty *property = card->properties->pdata[i];
      g_auto (GStrv) names = strcmp (property->name, "CATEGORIES") == 0 ? accord_vcard_property_parts (property, ",;") : NULL;

      for (guint n = 0; names != NULL && names[n] != NULL; n++)
        accord_name_list_append (all, names[n]);
    }
  return g_string_free (all, FALSE);
}

/* All texts of a name, line under line. */
static char *
texts_of (const AccordVcard *card,
          const char        *name)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < card->properties->len; i++)
    {
      const AccordVcardProperty *property = card->properties->pdata[i];
      g_autofree char *text = NULL;

      if (strcmp (property->name, name) != 0)
        continue;
      text = accord_vcard_property_text (property);
      if (*text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", text);
    }
  return g_string_free (all, FALSE);
}

/* The parts of a name: family, given, additional, prefix, suffix. */
static gboolean
has_name_parts (GStrv parts)
{
  for (guint i = 0; parts != NULL && parts[i] != NULL && i < 3; i++)
    if (*parts[i] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_company (const AccordVcard *card,
            const char        *name,
            const char        *organization,
            GStrv              parts)
{
  g_autofree char *kind = text_of (card, "KIND");
  g_autofree char *shown = text_of (card, "X-ABSHOWAS");

  if (g_ascii_strcasecmp (kind, "org") == 0 || g_ascii_strcasecmp (shown, "COMPANY") == 0)
    return TRUE;
  return *organization != '\0' && !has_name_parts (parts)
         && (*name == '\0' || strcmp (name, organization) == 0);
}

static void
give_parts (Cells *cells,
            GStrv  parts)
{
  static const char *const headings[] = { "Last Name", "First Name", "Middle Name" };

  for (guint i = 0; i < G_N_ELEMENTS (headings) && parts[i] != NULL; i++)
    give (cells, headings[i], g_strdup (parts[i]));
}

/* A person with a name from wherever the card has one; a company has none but its own. */
static void
give_name (Cells *cells)
{
  const AccordVcard *card = cells->card;
  const AccordVcardProperty *n = accord_vcard_find (card, "N");
  const AccordVcardProperty *org = accord_vcard_find (card, "ORG");
  g_auto (GStrv) parts = n == NULL ? NULL : accord_vcard_property_parts (n, ";");
  g_auto (GStrv) units = org == NULL ? NULL : accord_vcard_property_parts (org, ";");
  g_autofree char *name = text_of (card, "FN");
  g_autofree char *nickname = text_of (card, "NICKNAME");
  const char *organization = units == NULL || units[0] == NULL ? "" : units[0];

  if (is_company (card, name, organization, parts))
    {
      give (cells, "Organization Name", g_strdup (*organization == '\0' ? name : organization));
      return;
    }
  give (cells, "Organization Name", g_strdup (organization));
  if (*organization != '\0' && units[1] != NULL)
    give (cells, "Department", g_strjoinv (", ", units + 1));
  if (*name != '\0')
    give (cells, "Full Name", g_strdup (name));
  else if (has_name_parts (parts))
    give_parts (cells, parts);
  else if (*nickname != '\0')
    give (cells, "Full Name", g_strdup (nickname));
  else
    give (cells, "Full Name", text_of (card, "EMAIL"));
}

/* "19800322" and "1980-03-22T00:00:00Z" are 1980-03-22; "--0322" and 农历8月15日 stay: days of any year. */
static char *
date_of (const AccordVcard *card,
         const char        *name)
{
  g_autofree char *text = text_of (card, name);
  AccordBirthdayWords words;
  gsize digits = strspn (text, "0123456789");

  if (accord_birthday_scan (text, &words))
    return g_steal_pointer (&text);
  if (digits == 8)
    return g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  if (digits == 4 && strlen (text) >= 10 && text[4] == '-' && text[7] == '-')
    return g_strndup (text, 10);
  return g_strdup ("");
}

static void
give_photo (Cells *cells)
{
  const AccordVcardProperty *photo = accord_vcard_find (cells->card, "PHOTO");
  g_autoptr (GBytes) bytes = photo == NULL ? NULL : accord_vcard_property_bytes (photo);

  if (photo != NULL && bytes == NULL)
    give (cells, "Photo", accord_vcard_property_text (photo));
  else if (bytes != NULL && g_bytes_get_size (bytes) <= MAX_PHOTO)
    give (cells, "Photo", g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}

static void
give_id (Cells *cells)
{
  g_autofree char *uid = text_of (cells->card, "UID");
  const char *bare = g_str_has_prefix (uid, "urn:uuid:") ? uid + strlen ("urn:uuid:") : uid;
  AccordId id;

  if (accord_id_from_text (&id, bare))
    give (cells, "Accord ID", g_strdup (bare));
}

/**
 * accord_vcard_each_cell:
 * @card: a card
 * @func: gets heading and text of what the card holds; %FALSE ends it
 * @data: for @func
 *
 * Returns: whether @func took all cells
 */
gboolean
accord_vcard_each_cell (const AccordVcard   *card,
                        AccordVcardCellFunc  func,
                        gpointer             data)
{
  Cells cells = { card, func, data, TRUE };
  g_autofree char *title = text_of (card, "TITLE");

  give_id (&cells);
  give_name (&cells);
  give (&cells, "Nickname", text_of (card, "NICKNAME"));
  give (&cells, "Job Title", *title != '\0' ? g_strdup (title) : text_of (card, "ROLE"));
  give_all (&cells, "TEL", "Phone");
  give_all (&cells, "EMAIL", "E-mail");
  give_addresses (&cells);
  give_all (&cells, "URL", "Website");
  give_messengers (&cells);
  give (&cells, "Birthday", date_of (card, "BDAY"));
  give (&cells, "Notes", texts_of (card, "NOTE"));
  give (&cells, "Labels", labels_of (card));
  give_photo (&cells);
  return cells.done;
}

/**
 * accord_vcard_is_group:
 * @card: a card
 *
 * Returns: whether the card is a list of other cards and nobody's own
 */
gboolean
accord_vcard_is_group (const AccordVcard *card)
{
  g_autofree char *kind = text_of (card, "KIND");
  g_autofree char *apple = text_of (card, "X-ADDRESSBOOKSERVER-KIND");

  return g_ascii_strcasecmp (kind, "group") == 0 || g_ascii_strcasecmp (apple, "group") == 0
         || accord_vcard_find (card, "X-EVOLUTION-LIST") != NULL;
}
