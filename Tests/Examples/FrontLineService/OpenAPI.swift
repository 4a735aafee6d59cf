/// The description of the service (OpenAPI 3.1).
let openAPI = """
  {
    "openapi": "3.1.0",
    "info": {"title": "frontline", "version": "1", "description": "Figures from an archive of front-line maps."},
    "paths": {
      "/v1/change": {
        "get": {
          "summary": "What changed hands from the last map up to one day to the last up to another.",
          "parameters": [
            {"name": "since", "in": "query", "required": true, "schema": {"type": "string", "format": "date"}},
            {"name": "until", "in": "query", "required": true, "schema": {"type": "string", "format": "date"}}
          ],
          "responses": {
            "200": {"description": "A document of the schema frontline.change/1, with its provenance."},
            "400": {"description": "The question is at fault, or spans more than \(Limit.days) days."},
            "503": {"description": "All workers are busy.", "headers": {"Retry-After": {"schema": {"type": "integer"}}}}
          }
        }
      },
      "/v1/distance": {
        "get": {
          "summary": "How far the front is from a place or a road on a day.",
          "parameters": [
            {"name": "to", "in": "query", "required": true, "schema": {"type": "string", "maxLength": \(Limit.nameLength)}},
            {"name": "until", "in": "query", "description": "The day; without it every day of the archive.",
             "schema": {"type": "string", "format": "date"}}
          ],
          "responses": {
            "200": {"description": "A document of the schema frontline.distance/1, with its provenance."},
            "404": {"description": "There is no one place or road of that name."},
            "503": {"description": "All workers are busy.", "headers": {"Retry-After": {"schema": {"type": "integer"}}}}
          }
        }
      }
    }
  }
  """
