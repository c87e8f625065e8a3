UPDATE webhook_lanes SET cursor = :#${variable.held[up_to]} WHERE webhook = :#webhook AND lane = :#${variable.held[lane]}
